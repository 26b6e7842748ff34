## The frame of every page

about = Quién trabaja con quién por la nutrición en el Movimiento SUN (Scaling Up Nutrition), dónde, desde cuándo y cómo lo sabemos.
as-of = Lo que se sabe al { $date }, versión { $version } de los datos.
records-language = Los nombres y las citas quedan en el idioma de su fuente.
boundaries = Los países figuran como en los datos; nada aquí expresa una posición sobre fronteras.
skip = Ir al contenido
pages = Páginas
language = Idioma
search = Buscar
search-label = País, organización, evento…
nav-graph = Grafo
nav-commitments = Compromisos
nav-communities = Comunidades
nav-events = Eventos
nav-organisations = Organizaciones
nav-data = Datos
nav-workbench = Taller de consultas

## Dates and periods

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date-month = { $month } de { $year }
date-day = { $day } de { $month } de { $year }
date-first = { $day } de { $month } de { $year }
period-since = desde { $from }
period-until = hasta { $to }
period-between = { $from } – { $to }
period-seen = visto: { $at }
period-seen-between = visto: { $from } – { $to }
undated = sin fecha

## Said on several pages

more = Se muestran los primeros { $shown } de { $all }.
none = ninguna
nothing = nada
not-recorded = no consta
no-record = No consta nada.
sources = Fuentes
sources-note = Los números de esta página llevan aquí; la flecha vuelve al primer dato que se apoya en la fuente.
back-to = Volver al dato con la fuente { $number }
presence-none = no consta nada
network = Red
country = País
organisation = Organización
name = Nombre
kind = Tipo
when = Cuándo
since = Desde
state = Estado
role = Función
value = Valor
year = Año
class = Valoración
commitments = Compromisos
communities = Comunidades
events = Eventos
networks = Redes
practices = Prácticas documentadas
grants = Subvenciones
indicators = Indicadores
assistance = Asistencia
assistance-received = Asistencia recibida
assistance-given = Asistencia prestada
baseline = Valor de partida
report = Último informe
target = Meta
assessment = Valoración
smartness = Calidad SMART
made = contraído: { $date }
ends = plazo: { $date }
overdue = El plazo, { $date }, ha vencido
tracker-says = El seguimiento publicado dice
pace = Informado: { $now }; a ritmo constante se estaría en unos { $expected }
previous-page = Página anterior
next-page = Página siguiente

## When a page cannot be shown

fault-missing = Esta página no existe
fault-missing-text = No consta nada en esta dirección.
fault-later = Demasiado a la vez
fault-later-text = El servidor no puede responder por ahora. No se ha perdido nada: abra la página de nuevo en un momento.
fault-wait = { $seconds ->
    [one] Espere { $seconds } segundo.
   *[other] Espere { $seconds } segundos.
}
fault-bearer = La credencial no es válida
fault-bearer-text = Envíe una credencial válida, o ninguna para ver lo que todos pueden ver.
fault-ours = No se pudo preparar la página
fault-ours-text = El fallo es nuestro. Abra la página de nuevo; si sigue así, avise a quienes llevan este servidor.
fault-near = Quizá quiso decir
fault-home = A la primera página

## The first page

home-title = Quién trabaja con quién por la nutrición
home-lead = La colaboración en los países del Movimiento SUN: plataformas, redes, comunidades, eventos, asistencia y compromisos, cada dato con su fuente y su fecha.
home-countries = Países del Movimiento
home-number-countries = países
home-number-networks = países con una red de la sociedad civil establecida
home-number-communities = comunidades
home-number-commitments = compromisos
home-number-events = eventos
home-number-organisations = organizaciones
home-as-of = Contado el { $date } en lo que consta; lo que no consta puede existir.
home-due = Compromisos que vencen pronto
home-due-none = Ningún compromiso que conste vence a partir del { $date }.
home-changes = Últimos cambios de los datos
home-changes-note = { $count ->
    [one] El registro tiene un cambio.
   *[other] El registro tiene { $count } cambios.
}
home-changes-none = El registro no tiene cambios desde que se cargaron los datos.
home-start = Tres preguntas para empezar
home-question-1 = ¿Quién trabaja con quién en el Senegal?
home-question-2 = ¿Va bien encaminado el compromiso sobre las comunidades de práctica?
home-question-3 = ¿Quién se reunió con quién, y en qué evento?
home-about-countries = Lo que consta de cada país. Una casilla vacía significa que no consta nada, no que no haya nada.
home-platforms = Plataformas
joined = Adhesión

## The page of a country

country-description = { $name }: quién trabaja con quién por la nutrición, dónde, desde cuándo y cómo lo sabemos.
country-joined = Miembro del Movimiento SUN; fecha de adhesión: { $date }
country-joined-undated = Miembro del Movimiento SUN; no consta la fecha de adhesión
country-no-member = No consta como miembro del Movimiento SUN
country-state = { $name } es miembro por sí mismo
country-graph = Quién trabaja con quién: el grafo
country-commitments = Sus compromisos en lista
facts-note = Contado el { $date } en lo que consta. Que no conste nada no quiere decir que no haya nada.
seats-on-record = Puestos en plataformas
networks-in-place = Redes establecidas
platform = Plataforma
who-sits = Quién participa
anchored-in = adscrita a:
established = creación: { $date }
name-is-label = designación propia, ninguna fuente le da nombre
no-seat = No consta ningún puesto para hoy. Eso no dice que nadie participe.
not-seated = Sin puesto que conste:
not-seated-note = Pueden tener un puesto que ninguna fuente menciona.
no-platform = No consta ninguna plataforma nacional o subnacional.
other-bodies = Otros órganos
networks-note = «No establecida» fue constatado; «sin datos» quiere decir que se buscó y no se supo; «no consta nada» quiere decir que no se halló ninguna fuente.
run-by = A cargo de
no-commitment = No consta ningún compromiso.
offers-requests = Ofertas y peticiones
offers = Oferta
asks-for = Petición
member-led = dirigida por sus miembros
no-community = No consta ninguna comunidad en la que participe este país.
events-next = Próximos
events-past = Pasados
events-undated = { $count ->
    [one] Un evento que consta no tiene fecha.
   *[other] { $count } eventos que constan no tienen fecha.
}
events-all = Todos los eventos
no-next-event = No consta ningún evento próximo.
no-amount = no consta el importe
indicator = Indicador
no-value = ningún valor publicado
indicators-note = Se muestran { $shown } de { $all } valores: los que fueron valorados y los del estado nutricional. El año es el de la encuesta.
gaps = Lo que falta
gaps-note = Lo que aquí falta puede existir sin que conste.
gap-seat = { $network }: establecida aquí, pero no consta ningún puesto en la plataforma nacional.
gap-seat-unknown = No consta ni un puesto en la plataforma nacional ni si trabajan aquí:
gap-seats = No consta ningún puesto en una plataforma para hoy.
gap-communities = No consta ninguna comunidad de práctica.
gap-commitments = No consta ningún compromiso.
gap-practices = No consta ninguna práctica documentada.
gap-grants = No consta ninguna subvención.
gap-received = No consta asistencia recibida.
gap-ties = { $count ->
    [one] Un par de redes no tiene ningún vínculo que conste entre sus miembros aquí.
   *[other] { $count } pares de redes no tienen ningún vínculo que conste entre sus miembros aquí.
}
gap-targets = Ningún compromiso que conste nombra estas metas mundiales:

## Progress

chart-sum = De { $baseline } ({ $from }) a { $target } ({ $to }). Último informe: { $report }. A ritmo constante, hoy: { $expected }.
chart-pace = ritmo constante
chart-today = hoy
chart-none = ninguno

## The graph

graph-title = Quién trabaja con quién: { $name }
graph-title-all = Quién trabaja con quién
graph-lead = { $nodes ->
    [one] Un actor o lugar de encuentro
   *[other] { $nodes } actores y lugares de encuentro
}, { $ties ->
    [one] un vínculo
   *[other] { $ties } vínculos
}, según lo que consta.
graph-cut = Se dibujan los { $shown } con más vínculos, de { $all }; los archivos los contienen todos.
graph-choose = País
graph-show = Mostrar
graph-picture = Imagen
graph-table = Todos, y sus vínculos
graph-table-note = Por número de vínculos. Cada vecino enlaza con su propia fila.
graph-neighbours = Vinculado con
graph-ties = Vecinos
graph-files = Archivos
graph-files-note = El mismo grafo para otros programas:
graph-svg = Imagen (SVG)
graph-empty = No consta ningún vínculo aquí.
graph-legend = Formas
graph-alt = Imagen del grafo: { $nodes } formas unidas por { $ties } líneas. La tabla de abajo dice lo mismo en palabras.
graph-outside = fuera del país
graph-parts = { $count ->
    [one] Todos están conectados.
   *[other] Forman { $count } partes sin vínculo entre sí.
}
graph-form-actors = Solo actores
graph-form-affiliation = Con los lugares donde se encuentran
graph-form = Forma

## Lists

search-title = Búsqueda
search-found = { $count ->
    [0] No se encontró nada.
    [one] Se encontró un registro.
   *[other] Se encontraron { $count } registros.
}
search-ask = Escriba un nombre, o parte de él.
commitments-title = Compromisos
commitments-lead = Qué se prometió para la nutrición, quién, para cuándo y hasta dónde se ha llegado.
commitments-of = Compromisos: { $name }
all-countries = Todos los países
maker = Contraído por
due = Plazo
communities-title = Comunidades
communities-lead = Comunidades de práctica y otros grupos, y los países que participan.
countries-in-it = Países
events-title = Eventos
events-lead = Reuniones, talleres y visitas, primero los más recientes.
participants = { $count ->
    [one] consta una parte
   *[other] constan { $count } partes
}
organisations-title = Organizaciones
organisations-lead = Las organizaciones que constan, por nombre.
list-count = { $count ->
    [one] Consta una.
   *[other] Constan { $count } en total.
}
data-title = Datos
data-lead = Cada clase de registro como una hoja, para abrir o calcular.
data-sheet = Hoja
data-rows = Filas
data-what = Qué es una fila
data-licence = Los datos proceden de fuentes públicas; cada registro nombra la suya. El programa es libre, bajo la licencia Apache 2.0 o la licencia MIT.
data-graph = El grafo entero
data-graph-text = Todos los actores y sus vínculos, en los formatos de los programas de grafos:
data-api = Pida justo lo que necesita: el taller de consultas, y la dirección para programas.
data-version = Versión { $version } de los datos, leída el { $date }. Cítese así:
data-cite = sun-graph, grafo de colaboración del Movimiento Scaling Up Nutrition, versión { $version } de los datos, { $date }.

## A commitment

commitment-counts = Quién lo contrajo
commitment-reports = Informes
commitment-no-reports = No consta ningún informe.
commitment-measure = Se mide por
commitment-targets = Metas mundiales de nutrición
commitment-actions = Clases de acción
commitment-cost = Costo publicado
commitment-parties = Compartido por
commitment-goals = Objetivos
commitment-part-of = Forma parte de
commitment-values = Los valores
commitment-how = Cómo se calcula
commitment-how-text = Una recta va del valor de partida a la meta. El último informe se compara con esa recta en el día del informe. Lo que dice el seguimiento lo publican otros y figura al lado; nunca se mezclan.
commitment-days = { $days ->
    [one] Un día sin informe.
   *[other] { $days } días sin informe.
}
commitment-odd = Lo que no concuerda

## Words

presence-YES = establecida
presence-INTERIM = provisional
presence-NO = no establecida
presence-NO_DATA = sin datos
role-CONVENER = convocante
role-DONOR_CONVENER = donante convocante
role-UN_CHAIR = presidencia de las Naciones Unidas
role-CHAIR = presidencia
role-CO_CHAIR = copresidencia
role-SECRETARY = secretaría
role-FOCAL_POINT_INSTITUTION = institución del punto focal
role-MEMBER = miembro
role-SUPPORTER = apoyo
role-OBSERVER = observador
platform-NATIONAL = plataforma nacional
platform-SUBNATIONAL = plataforma subnacional
platform-TECHNICAL = órgano técnico
platform-CIVIL_SOCIETY_ALLIANCE = alianza de la sociedad civil
platform-DONOR_GROUP = grupo de donantes
platform-UN_NETWORK = red de las Naciones Unidas
platform-BUSINESS_NETWORK = red empresarial
platform-PARLIAMENTARY_GROUP = grupo parlamentario
platform-SUPPORT_PROGRAMME = programa de apoyo
platform-COORDINATION = órgano de coordinación
event-SUMMIT = cumbre
event-GLOBAL_GATHERING = encuentro mundial
event-ANNUAL_MEETING = reunión anual
event-GENERAL_ASSEMBLY = asamblea general
event-REGIONAL_MEETING = reunión regional
event-NETWORK_MEETING = reunión de red
event-GOVERNANCE_MEETING = reunión de gobernanza
event-WORKING_GROUP_MEETING = reunión de grupo de trabajo
event-NETWORK_CALL = llamada de red
event-CONFERENCE = conferencia
event-FORUM = foro
event-ROUNDTABLE = mesa redonda
event-WORKSHOP = taller
event-TRAINING = formación
event-WEBINAR = seminario en línea
event-LEARNING_ROUTE = ruta de aprendizaje
event-LEARNING_EXCHANGE = intercambio de experiencias
event-STUDY_VISIT = visita de estudio
event-SCOPING_VISIT = visita exploratoria
event-LAUNCH = lanzamiento
event-FAIR = feria
event-SIDE_EVENT = evento paralelo
event-RETREAT = retiro
event-REVIEW = revisión
event-ASSESSMENT = evaluación
event-MEETING = reunión
mode-IN_PERSON = presencial
mode-ONLINE = en línea
mode-HYBRID = presencial y en línea
commitment-COMMITMENT = compromiso
commitment-GOAL = objetivo
commitment-OVERARCHING = compromiso general
commitment-ANNOUNCEMENT = anuncio
commitment-LEGACY = compromiso anterior
assessment-REACHED = alcanzado
assessment-ON_COURSE = bien encaminado
assessment-OFF_COURSE = con retraso
assessment-CANNOT_BE_ASSESSED = no se puede valorar
assessment-NO_REPORT_YET = aún sin informe
progress-ON_COURSE = bien encaminado
progress-OFF_COURSE = con retraso
progress-REACHED_BY_END_DATE = alcanzado en plazo
progress-REACHED_AFTER_END_DATE = alcanzado fuera de plazo
progress-NOT_ASSESSABLE = no evaluable
progress-NO_RESPONSE = sin respuesta
progress-WITHDRAWN = retirado
progress-SUPERSEDED = sustituido
progress-REACHED = alcanzado
progress-NOT_REACHED = no alcanzado
progress-NOT_CLEAR = no está claro
verification-VERIFIED = verificado
verification-PARTIALLY_VERIFIED = verificado en parte
verification-UNVERIFIED = sin verificar
verification-PENDING = verificación pendiente
smartness-HIGH = alta
smartness-UPPER_MODERATE = más bien alta
smartness-LOWER_MODERATE = más bien baja
smartness-LOW = baja
relation-PEER = entre pares
relation-WITHIN_ALLIANCE = dentro de una alianza
relation-SECRETARIAT = por una secretaría
relation-EXTERNAL = por otros
need-OPEN = abierta
need-MATCHED = atendida
need-CLOSED = cerrada
need-WITHDRAWN = retirada
community-COMMUNITY_OF_PRACTICE = comunidad de práctica
community-LEARNING_GROUP = grupo de aprendizaje
community-WORKING_GROUP = grupo de trabajo
community-TASK_FORCE = equipo especial
community-REGIONAL_GROUP = grupo regional
community-PROGRAMME = programa
community-COLLABORATION = colaboración
community-SUPPORT_MECHANISM = mecanismo de apoyo
community-status-ACTIVE = activa
community-status-PLANNED = prevista
community-status-ENDED = terminada
request-NEED_MENTIONED = se menciona una necesidad
request-REQUESTED = solicitado
request-OPEN = abierta
request-MATCHED = atendida
class-NO_DATA = sin datos
class-CRITICAL = crítico
class-POOR = bajo
class-MODERATE = medio
class-GOOD = bueno
target-ANAEMIA = anemia
target-LOW_BIRTH_WEIGHT = bajo peso al nacer
target-EXCLUSIVE_BREASTFEEDING = lactancia materna exclusiva
target-CHILDHOOD_STUNTING = retraso del crecimiento infantil
target-CHILDHOOD_WASTING = emaciación infantil
target-CHILDHOOD_OVERWEIGHT = sobrepeso infantil
target-ADULT_OBESITY = obesidad en adultos
target-ADULT_DIABETES = diabetes en adultos
target-RAISED_BLOOD_PRESSURE = hipertensión
target-SALT_INTAKE = consumo de sal
kind-Country = país
kind-Region = región
kind-Network = red
kind-Chapter = sección de una red
kind-Organisation = organización
kind-Platform = plataforma
kind-GovernanceBody = órgano de gobernanza
kind-Community = comunidad
kind-Event = evento
kind-Practice = práctica
kind-Opportunity = oportunidad
kind-Commitment = compromiso
kind-Survey = encuesta
kind-Indicator = indicador
kind-Topic = tema
node-organisation = organización
node-chapter = sección de una red
node-country = país
node-network = red
node-governance_body = órgano de gobernanza
node-fund = fondo
node-platform = plataforma
node-community = comunidad
node-event = evento
tie-seat = puesto
tie-community = comunidad
tie-participation = evento
tie-membership = afiliación
tie-assistance = asistencia
tie-funding = financiación
tie-hosting = sede
tie-convening = convocatoria
tie-partnership = asociación
organisation-GOVERNMENT = gobierno
organisation-DONOR_GOVERNMENT = gobierno donante
organisation-CIVIL_SOCIETY_ALLIANCE = alianza de la sociedad civil
organisation-NGO_INTERNATIONAL = ONG internacional
organisation-NGO_NATIONAL = ONG nacional
organisation-UN = Naciones Unidas
organisation-DEVELOPMENT_BANK = banco de desarrollo
organisation-FOUNDATION = fundación
organisation-BUSINESS = empresa
organisation-RESEARCH = investigación
organisation-PARLIAMENTARY = parlamentarios
organisation-MEDIA = medios
organisation-REGIONAL_BODY = organismo regional
organisation-PROGRAMME = programa
organisation-CONSORTIUM = consorcio
organisation-SECRETARIAT = secretaría
organisation-INVESTOR_GROUP = grupo de inversores
organisation-OTHER = otra
action-ENABLING_LEADERSHIP_AND_GOVERNANCE = liderazgo y gobernanza
action-ENABLING_FINANCIAL = financiación
action-ENABLING_OPERATIONAL = operaciones
action-ENABLING_RESEARCH_MONITORING_AND_DATA = investigación, seguimiento y datos
action-POLICY_FOOD_ENVIRONMENT = entorno alimentario
action-POLICY_FOOD_SUPPLY_CHAIN = cadena de suministro de alimentos
action-POLICY_CONSUMER_KNOWLEDGE = conocimientos de los consumidores
action-POLICY_NUTRITION_CARE_SERVICES = servicios de atención nutricional
action-IMPACT_UNDERNUTRITION = desnutrición
action-IMPACT_DIET = dieta
action-IMPACT_OBESITY_AND_NCDS = obesidad y otras enfermedades no transmisibles
action-IMPACT_FOOD_AND_NUTRITION_SECURITY = seguridad alimentaria y nutricional
verb-CREATE = añadido
verb-CHANGE = cambiado
verb-END = terminado
verb-REMOVE = retirado
verb-MERGE = fusionado
verb-ERASE = borrado
