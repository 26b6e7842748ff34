## The frame of every page

about = Qui travaille avec qui pour la nutrition dans le Mouvement SUN (Scaling Up Nutrition), où, depuis quand, et comment nous le savons.
as-of = État connu au { $date }, version { $version } des données.
records-language = Les noms et les citations restent dans la langue de leur source.
boundaries = Les pays figurent comme dans les données ; rien ici n’exprime une position sur les frontières.
skip = Aller au contenu
pages = Pages
language = Langue
search = Chercher
search-label = Pays, organisation, événement…
nav-graph = Graphe
nav-commitments = Engagements
nav-communities = Communautés
nav-events = Événements
nav-organisations = Organisations
nav-data = Données
nav-workbench = Atelier de requêtes

## Dates and periods

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
date-first = { $day }er { $month } { $year }
period-since = depuis { $from }
period-until = jusqu’à { $to }
period-between = { $from } – { $to }
period-seen = constaté : { $at }
period-seen-between = constaté : { $from } – { $to }
undated = sans date

## Said on several pages

more = Les { $shown } premiers sur { $all } sont affichés.
none = aucun
nothing = rien
not-recorded = non renseigné
no-record = Rien d’enregistré.
sources = Sources
sources-note = Les numéros de cette page mènent ici ; la flèche ramène au premier fait qui repose sur la source.
back-to = Revenir au fait qui cite la source { $number }
presence-none = rien d’enregistré
network = Réseau
country = Pays
organisation = Organisation
name = Nom
kind = Type
when = Quand
since = Depuis
state = État
role = Rôle
value = Valeur
year = Année
class = Appréciation
commitments = Engagements
communities = Communautés
events = Événements
networks = Réseaux
practices = Pratiques documentées
grants = Subventions
indicators = Indicateurs
assistance = Assistance
assistance-received = Assistance reçue
assistance-given = Assistance apportée
baseline = Valeur de départ
report = Dernier rapport
target = Cible
assessment = Appréciation
smartness = Qualité SMART
made = pris : { $date }
ends = échéance : { $date }
overdue = L’échéance, { $date }, est passée
tracker-says = Le suivi publié indique
pace = Rapporté : { $now } ; à rythme constant, on en serait à environ { $expected }
previous-page = Page précédente
next-page = Page suivante

## When a page cannot be shown

fault-missing = Cette page n’existe pas
fault-missing-text = Rien n’est enregistré à cette adresse.
fault-later = Trop de demandes à la fois
fault-later-text = Le serveur ne peut pas répondre pour le moment. Rien n’est perdu : rouvrez la page dans un instant.
fault-wait = { $seconds ->
    [one] Attendez { $seconds } seconde.
   *[other] Attendez { $seconds } secondes.
}
fault-bearer = Le jeton n’est pas valable
fault-bearer-text = Envoyez un jeton valable, ou aucun pour voir ce que tout le monde peut voir.
fault-ours = La page n’a pas pu être préparée
fault-ours-text = L’erreur est de notre côté. Rouvrez la page ; si elle persiste, prévenez les responsables de ce serveur.
fault-near = Vouliez-vous dire
fault-home = Vers la première page

## The first page

home-title = Qui travaille avec qui pour la nutrition
home-lead = La collaboration dans les pays du Mouvement SUN : plateformes, réseaux, communautés, événements, assistance et engagements, chaque fait avec sa source et sa date.
home-countries = Pays du Mouvement
home-number-countries = pays
home-number-networks = pays où un réseau de la société civile est en place
home-number-communities = communautés
home-number-commitments = engagements
home-number-events = événements
home-number-organisations = organisations
home-as-of = Compté le { $date } dans ce qui est enregistré ; ce qui n’est pas enregistré peut exister.
home-due = Prochaines échéances d’engagements
home-due-none = Aucun engagement enregistré n’a d’échéance à partir du { $date }.
home-changes = Derniers changements des données
home-changes-note = { $count ->
    [one] Le journal compte un changement.
   *[other] Le journal compte { $count } changements.
}
home-changes-none = Le journal ne compte aucun changement depuis le chargement des données.
home-start = Trois questions pour commencer
home-question-1 = Qui travaille avec qui au Sénégal ?
home-question-2 = L’engagement sur les communautés de pratique est-il en bonne voie ?
home-question-3 = Qui a rencontré qui, et à quel événement ?
home-about-countries = Ce qui est enregistré pour chaque pays. Une case vide signifie que rien n’est enregistré, non qu’il n’y a rien.
home-platforms = Plateformes
joined = Adhésion

## The page of a country

country-description = { $name } : qui travaille avec qui pour la nutrition, où, depuis quand, et comment nous le savons.
country-joined = Membre du Mouvement SUN ; date d’adhésion : { $date }
country-joined-undated = Membre du Mouvement SUN ; la date d’adhésion n’est pas enregistrée
country-no-member = N’est pas enregistré comme membre du Mouvement SUN
country-state = { $name } est membre à part entière
country-graph = Qui travaille avec qui : le graphe
country-commitments = Ses engagements en liste
facts-note = Compté le { $date } dans ce qui est enregistré. Rien d’enregistré ne veut pas dire qu’il n’y a rien.
seats-on-record = Sièges dans les plateformes
networks-in-place = Réseaux en place
platform = Plateforme
who-sits = Qui y siège
anchored-in = rattachée à :
established = création : { $date }
name-is-label = désignation donnée ici, aucune source ne la nomme
no-seat = Aucun siège n’est enregistré pour aujourd’hui. Cela ne dit pas que personne n’y siège.
not-seated = Aucun siège enregistré pour :
not-seated-note = Ils peuvent avoir un siège qu’aucune source ne mentionne.
no-platform = Aucune plateforme nationale ou infranationale n’est enregistrée.
other-bodies = Autres instances
networks-note = « Pas en place » a été constaté ; « sans données » veut dire que l’on a cherché sans rien apprendre ; « rien d’enregistré » veut dire qu’aucune source n’a été trouvée.
run-by = Porté par
no-commitment = Aucun engagement n’est enregistré.
offers-requests = Offres et demandes
offers = Offre
asks-for = Demande
member-led = dirigée par ses membres
no-community = Aucune communauté à laquelle ce pays participe n’est enregistrée.
events-next = À venir
events-past = Passés
events-undated = { $count ->
    [one] Un événement enregistré est sans date.
   *[other] { $count } événements enregistrés sont sans date.
}
events-all = Tous les événements
no-next-event = Aucun événement à venir n’est enregistré.
no-amount = montant non renseigné
indicator = Indicateur
no-value = aucune valeur publiée
indicators-note = { $shown } valeurs sur { $all } sont affichées : celles qui ont été appréciées et celles sur l’état nutritionnel. L’année est celle de l’enquête.
gaps = Ce qui manque
gaps-note = Ce qui manque ici peut exister sans être enregistré.
gap-seat = { $network } : en place ici, mais aucun siège dans la plateforme nationale n’est enregistré.
gap-seat-unknown = Ni siège dans la plateforme nationale ni présence dans le pays ne sont enregistrés pour :
gap-seats = Aucun siège dans une plateforme n’est enregistré pour aujourd’hui.
gap-communities = Aucune communauté de pratique n’est enregistrée.
gap-commitments = Aucun engagement n’est enregistré.
gap-practices = Aucune pratique documentée n’est enregistrée.
gap-grants = Aucune subvention n’est enregistrée.
gap-received = Aucune assistance reçue n’est enregistrée.
gap-ties = { $count ->
    [one] Une paire de réseaux n’a aucun lien enregistré entre ses membres ici.
   *[other] { $count } paires de réseaux n’ont aucun lien enregistré entre leurs membres ici.
}
gap-targets = Aucun engagement enregistré ne nomme ces cibles mondiales :

## Progress

chart-sum = De { $baseline } ({ $from }) à { $target } ({ $to }). Dernier rapport : { $report }. À rythme constant, aujourd’hui : { $expected }.
chart-pace = rythme constant
chart-today = aujourd’hui
chart-none = aucun

## The graph

graph-title = Qui travaille avec qui : { $name }
graph-title-all = Qui travaille avec qui
graph-lead = { $nodes ->
    [one] Un acteur ou lieu de rencontre
   *[other] { $nodes } acteurs et lieux de rencontre
}, { $ties ->
    [one] un lien
   *[other] { $ties } liens
}, d’après ce qui est enregistré.
graph-cut = Les { $shown } qui ont le plus de liens, sur { $all }, sont dessinés ; les fichiers contiennent tout.
graph-choose = Pays
graph-show = Afficher
graph-picture = Image
graph-table = Tous, et leurs liens
graph-table-note = Par nombre de liens. Chaque voisin est un lien vers sa propre ligne.
graph-neighbours = Lié à
graph-ties = Voisins
graph-files = Fichiers
graph-files-note = Le même graphe pour d’autres programmes :
graph-svg = Image (SVG)
graph-empty = Aucun lien n’est enregistré ici.
graph-legend = Formes
graph-alt = Image du graphe : { $nodes } formes reliées par { $ties } traits. Le tableau ci-dessous dit la même chose en mots.
graph-outside = hors du pays
graph-parts = { $count ->
    [one] Tous se tiennent.
   *[other] Ils forment { $count } parties sans lien entre elles.
}
graph-form-actors = Acteurs seulement
graph-form-affiliation = Avec les lieux où ils se rencontrent
graph-form = Forme

## Lists

search-title = Recherche
search-found = { $count ->
    [0] Rien n’a été trouvé.
    [one] Un élément a été trouvé.
   *[other] { $count } éléments ont été trouvés.
}
search-ask = Écrivez un nom, ou une partie d’un nom.
commitments-title = Engagements
commitments-lead = Ce qui a été promis pour la nutrition, par qui, pour quand, et où l’on en est.
commitments-of = Engagements : { $name }
all-countries = Tous les pays
maker = Pris par
due = Échéance
communities-title = Communautés
communities-lead = Communautés de pratique et autres groupes, et les pays qui y participent.
countries-in-it = Pays
events-title = Événements
events-lead = Réunions, ateliers et visites, les plus récents d’abord.
participants = { $count ->
    [one] une partie prenante enregistrée
   *[other] { $count } parties prenantes enregistrées
}
organisations-title = Organisations
organisations-lead = Les organisations enregistrées, par nom.
list-count = { $count ->
    [one] Une enregistrée.
   *[other] { $count } enregistrés au total.
}
data-title = Données
data-lead = Chaque type d’élément en une feuille, à ouvrir ou à exploiter.
data-sheet = Feuille
data-rows = Lignes
data-what = Ce qu’est une ligne
data-licence = Les données proviennent de sources publiques ; chaque élément nomme la sienne. Le programme est libre, sous la licence Apache 2.0 ou la licence MIT.
data-graph = Le graphe entier
data-graph-text = Tous les acteurs et leurs liens, dans les formats des programmes de graphes :
data-api = Demandez exactement ce qu’il vous faut : l’atelier de requêtes, et l’adresse pour les programmes.
data-version = Version { $version } des données, lue le { $date }. À citer ainsi :
data-cite = sun-graph, graphe de collaboration du Mouvement Scaling Up Nutrition, version { $version } des données, { $date }.

## A commitment

commitment-counts = Qui l’a pris
commitment-reports = Rapports
commitment-no-reports = Aucun rapport n’est enregistré.
commitment-measure = Mesuré par
commitment-targets = Cibles mondiales de nutrition
commitment-actions = Classes d’action
commitment-cost = Coût publié
commitment-parties = Partagé par
commitment-goals = Objectifs
commitment-part-of = Fait partie de
commitment-values = Les valeurs
commitment-how = Comment c’est calculé
commitment-how-text = Une droite mène de la valeur de départ à la cible. Le dernier rapport est comparé à cette droite au jour du rapport. Ce que dit le suivi est publié par d’autres et figure à côté ; les deux ne sont jamais mêlés.
commitment-days = { $days ->
    [one] Un jour sans rapport.
   *[other] { $days } jours sans rapport.
}
commitment-odd = Ce qui ne concorde pas

## Words

presence-YES = en place
presence-INTERIM = provisoire
presence-NO = pas en place
presence-NO_DATA = sans données
role-CONVENER = structure d’appui
role-DONOR_CONVENER = chef de file des donateurs
role-UN_CHAIR = présidence des Nations Unies
role-CHAIR = présidence
role-CO_CHAIR = coprésidence
role-SECRETARY = secrétariat
role-FOCAL_POINT_INSTITUTION = institution du point focal
role-MEMBER = membre
role-SUPPORTER = soutien
role-OBSERVER = observateur
platform-NATIONAL = plateforme nationale
platform-SUBNATIONAL = plateforme infranationale
platform-TECHNICAL = instance technique
platform-CIVIL_SOCIETY_ALLIANCE = alliance de la société civile
platform-DONOR_GROUP = groupe de donateurs
platform-UN_NETWORK = réseau des Nations Unies
platform-BUSINESS_NETWORK = réseau du secteur privé
platform-PARLIAMENTARY_GROUP = groupe parlementaire
platform-SUPPORT_PROGRAMME = programme d’appui
platform-COORDINATION = instance de coordination
event-SUMMIT = sommet
event-GLOBAL_GATHERING = rassemblement mondial
event-ANNUAL_MEETING = réunion annuelle
event-GENERAL_ASSEMBLY = assemblée générale
event-REGIONAL_MEETING = réunion régionale
event-NETWORK_MEETING = réunion de réseau
event-GOVERNANCE_MEETING = réunion de gouvernance
event-WORKING_GROUP_MEETING = réunion de groupe de travail
event-NETWORK_CALL = conférence téléphonique de réseau
event-CONFERENCE = conférence
event-FORUM = forum
event-ROUNDTABLE = table ronde
event-WORKSHOP = atelier
event-TRAINING = formation
event-WEBINAR = webinaire
event-LEARNING_ROUTE = route d’apprentissage
event-LEARNING_EXCHANGE = échange d’expériences
event-STUDY_VISIT = visite d’étude
event-SCOPING_VISIT = visite exploratoire
event-LAUNCH = lancement
event-FAIR = foire
event-SIDE_EVENT = événement parallèle
event-RETREAT = retraite
event-REVIEW = revue
event-ASSESSMENT = évaluation
event-MEETING = réunion
mode-IN_PERSON = en présence
mode-ONLINE = en ligne
mode-HYBRID = en présence et en ligne
commitment-COMMITMENT = engagement
commitment-GOAL = objectif
commitment-OVERARCHING = engagement d’ensemble
commitment-ANNOUNCEMENT = annonce
commitment-LEGACY = engagement antérieur
assessment-REACHED = atteint
assessment-ON_COURSE = en bonne voie
assessment-OFF_COURSE = en retard
assessment-CANNOT_BE_ASSESSED = ne peut être apprécié
assessment-NO_REPORT_YET = pas encore de rapport
progress-ON_COURSE = en bonne voie
progress-OFF_COURSE = en retard
progress-REACHED_BY_END_DATE = atteint à l’échéance
progress-REACHED_AFTER_END_DATE = atteint après l’échéance
progress-NOT_ASSESSABLE = non évaluable
progress-NO_RESPONSE = sans réponse
progress-WITHDRAWN = retiré
progress-SUPERSEDED = remplacé
progress-REACHED = atteint
progress-NOT_REACHED = non atteint
progress-NOT_CLEAR = pas clair
verification-VERIFIED = vérifié
verification-PARTIALLY_VERIFIED = vérifié en partie
verification-UNVERIFIED = non vérifié
verification-PENDING = vérification en cours
smartness-HIGH = élevée
smartness-UPPER_MODERATE = plutôt élevée
smartness-LOWER_MODERATE = plutôt faible
smartness-LOW = faible
relation-PEER = entre pairs
relation-WITHIN_ALLIANCE = au sein d’une alliance
relation-SECRETARIAT = par un secrétariat
relation-EXTERNAL = par d’autres
need-OPEN = ouverte
need-MATCHED = pourvue
need-CLOSED = close
need-WITHDRAWN = retirée
community-COMMUNITY_OF_PRACTICE = communauté de pratique
community-LEARNING_GROUP = groupe d’apprentissage
community-WORKING_GROUP = groupe de travail
community-TASK_FORCE = équipe spéciale
community-REGIONAL_GROUP = groupe régional
community-PROGRAMME = programme
community-COLLABORATION = collaboration
community-SUPPORT_MECHANISM = mécanisme d’appui
community-status-ACTIVE = active
community-status-PLANNED = prévue
community-status-ENDED = terminée
request-NEED_MENTIONED = un besoin est mentionné
request-REQUESTED = demandé
request-OPEN = ouverte
request-MATCHED = pourvue
class-NO_DATA = sans données
class-CRITICAL = critique
class-POOR = faible
class-MODERATE = moyen
class-GOOD = bon
target-ANAEMIA = anémie
target-LOW_BIRTH_WEIGHT = insuffisance pondérale à la naissance
target-EXCLUSIVE_BREASTFEEDING = allaitement exclusif
target-CHILDHOOD_STUNTING = retard de croissance des enfants
target-CHILDHOOD_WASTING = émaciation des enfants
target-CHILDHOOD_OVERWEIGHT = surpoids des enfants
target-ADULT_OBESITY = obésité des adultes
target-ADULT_DIABETES = diabète des adultes
target-RAISED_BLOOD_PRESSURE = hypertension
target-SALT_INTAKE = consommation de sel
kind-Country = pays
kind-Region = région
kind-Network = réseau
kind-Chapter = antenne d’un réseau
kind-Organisation = organisation
kind-Platform = plateforme
kind-GovernanceBody = instance de gouvernance
kind-Community = communauté
kind-Event = événement
kind-Practice = pratique
kind-Opportunity = opportunité
kind-Commitment = engagement
kind-Survey = enquête
kind-Indicator = indicateur
kind-Topic = thème
node-organisation = organisation
node-chapter = antenne d’un réseau
node-country = pays
node-network = réseau
node-governance_body = instance de gouvernance
node-fund = fonds
node-platform = plateforme
node-community = communauté
node-event = événement
tie-seat = siège
tie-community = communauté
tie-participation = événement
tie-membership = adhésion
tie-assistance = assistance
tie-funding = financement
tie-hosting = hébergement
tie-convening = animation
tie-partnership = partenariat
organisation-GOVERNMENT = gouvernement
organisation-DONOR_GOVERNMENT = gouvernement donateur
organisation-CIVIL_SOCIETY_ALLIANCE = alliance de la société civile
organisation-NGO_INTERNATIONAL = ONG internationale
organisation-NGO_NATIONAL = ONG nationale
organisation-UN = Nations Unies
organisation-DEVELOPMENT_BANK = banque de développement
organisation-FOUNDATION = fondation
organisation-BUSINESS = entreprise
organisation-RESEARCH = recherche
organisation-PARLIAMENTARY = parlementaires
organisation-MEDIA = médias
organisation-REGIONAL_BODY = organisme régional
organisation-PROGRAMME = programme
organisation-CONSORTIUM = consortium
organisation-SECRETARIAT = secrétariat
organisation-INVESTOR_GROUP = groupe d’investisseurs
organisation-OTHER = autre
action-ENABLING_LEADERSHIP_AND_GOVERNANCE = direction et gouvernance
action-ENABLING_FINANCIAL = financement
action-ENABLING_OPERATIONAL = fonctionnement
action-ENABLING_RESEARCH_MONITORING_AND_DATA = recherche, suivi et données
action-POLICY_FOOD_ENVIRONMENT = environnement alimentaire
action-POLICY_FOOD_SUPPLY_CHAIN = chaîne d’approvisionnement alimentaire
action-POLICY_CONSUMER_KNOWLEDGE = connaissances des consommateurs
action-POLICY_NUTRITION_CARE_SERVICES = services de soins nutritionnels
action-IMPACT_UNDERNUTRITION = dénutrition
action-IMPACT_DIET = régime alimentaire
action-IMPACT_OBESITY_AND_NCDS = obésité et autres maladies non transmissibles
action-IMPACT_FOOD_AND_NUTRITION_SECURITY = sécurité alimentaire et nutritionnelle
verb-CREATE = ajouté
verb-CHANGE = modifié
verb-END = terminé
verb-REMOVE = retiré
verb-MERGE = fusionné
verb-ERASE = effacé
