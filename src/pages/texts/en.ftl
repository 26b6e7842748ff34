## The frame of every page

about = Who works with whom for nutrition in the Scaling Up Nutrition Movement, where, since when, and how we know.
as-of = As known on { $date }, data version { $version }.
records-language = Names and quotations stay in the language of their source.
boundaries = Countries are listed as in the data; nothing here expresses a view on borders.
skip = Go to the content
pages = Pages
language = Language
search = Search
search-label = Country, organisation, event…
nav-graph = Graph
nav-commitments = Commitments
nav-communities = Communities
nav-events = Events
nav-organisations = Organisations
nav-data = Data
nav-workbench = Query workbench

## Dates and periods

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
date-first = { $day } { $month } { $year }
period-since = since { $from }
period-until = until { $to }
period-between = { $from } – { $to }
period-seen = seen { $at }
period-seen-between = seen { $from } – { $to }
undated = undated

## Said on several pages

more = The first { $shown } of { $all } are shown.
none = none
nothing = nothing
not-recorded = not recorded
no-record = None on record.
sources = Sources
sources-note = The numbers on this page lead here; the arrow leads back to the first fact that rests on the source.
back-to = Back to the fact with source { $number }
presence-none = nothing on record
network = Network
country = Country
organisation = Organisation
name = Name
kind = Kind
when = When
since = Since
state = State
role = Role
value = Value
year = Year
class = Rating
commitments = Commitments
communities = Communities
events = Events
networks = Networks
practices = Documented practices
grants = Grants
indicators = Indicators
assistance = Assistance
assistance-received = Assistance received
assistance-given = Assistance given
baseline = Baseline
report = Last report
target = Target
assessment = Assessment
smartness = SMARTness
made = made { $date }
ends = until { $date }
overdue = The target date, { $date }, has passed
tracker-says = The published tracker says
pace = Reported: { $now }; even pace would be about { $expected }
previous-page = Previous page
next-page = Next page

## When a page cannot be shown

fault-missing = This page does not exist
fault-missing-text = Nothing is recorded under this address.
fault-later = Too much at once
fault-later-text = The server cannot answer at the moment. Nothing is lost: open the page again in a moment.
fault-wait = { $seconds ->
    [one] Wait { $seconds } second.
   *[other] Wait { $seconds } seconds.
}
fault-bearer = The token is not valid
fault-bearer-text = Send a valid token, or none to see what everybody may see.
fault-ours = The page could not be made
fault-ours-text = The fault is on our side. Open the page again; if it stays so, tell those who run this server.
fault-near = Did you mean
fault-home = To the first page

## The first page

home-title = Who works with whom for nutrition
home-lead = Collaboration in the countries of the Scaling Up Nutrition Movement: platforms, networks, communities, events, assistance and commitments, each fact with its source and date.
home-countries = Countries of the Movement
home-number-countries = countries
home-number-networks = countries with a civil society network in place
home-number-communities = communities
home-number-commitments = commitments
home-number-events = events
home-number-organisations = organisations
home-as-of = Counted on { $date } in what is on record; what is not on record may exist.
home-due = Commitments due next
home-due-none = No commitment on record has a target date from { $date } on.
home-changes = Newest changes of the data
home-changes-note = { $count ->
    [one] One change is in the log.
   *[other] { $count } changes are in the log.
}
home-changes-none = The log has no change since the data were loaded.
home-start = Three questions to begin with
home-question-1 = Who works with whom in Senegal?
home-question-2 = Is the commitment on communities of practice on course?
home-question-3 = Who met whom at which event?
home-about-countries = What is on record of each country. An empty cell means that nothing is on record, not that there is nothing.
home-platforms = Platforms
joined = Joined

## The page of a country

country-description = { $name }: who works with whom for nutrition, where, since when, and how we know.
country-joined = Member of the Scaling Up Nutrition Movement; date of joining: { $date }
country-joined-undated = Member of the Scaling Up Nutrition Movement; the date of joining is not on record
country-no-member = Not a member of the Scaling Up Nutrition Movement on record
country-state = { $name } is a member by itself
country-graph = Who works with whom: the graph
country-commitments = Its commitments as a list
facts-note = Counted on { $date } in what is on record. Nothing on record does not mean that there is nothing.
seats-on-record = Seats on platforms
networks-in-place = Networks in place
platform = Platform
who-sits = Who sits there
anchored-in = anchored in
established = established { $date }
name-is-label = a label, since no source names it
no-seat = No seat is on record for today. That does not say that nobody sits there.
not-seated = No seat on record for:
not-seated-note = They may have a seat that no source states.
no-platform = No national or subnational platform is on record.
other-bodies = Other bodies
networks-note = “Not in place” was observed; “no data” means that somebody looked and found nothing out; “nothing on record” means that no source was found.
run-by = Run by
no-commitment = No commitment is on record.
offers-requests = Offered and asked for
offers = Offer
asks-for = Request
member-led = led by its members
no-community = No community is on record that this country takes part in.
events-next = Coming
events-past = Past
events-undated = { $count ->
    [one] One event on record has no date.
   *[other] { $count } events on record have no date.
}
events-all = All events
no-next-event = No coming event is on record.
no-amount = amount not recorded
indicator = Indicator
no-value = no value published
indicators-note = { $shown } of { $all } values on record are shown: those that were rated, and those on the state of nutrition. The year is that of the survey round.
gaps = What is missing
gaps-note = What is missing here may exist without being recorded.
gap-seat = { $network }: in place here, but no seat on the national platform is on record.
gap-seat-unknown = No seat on the national platform is on record, nor whether they work here, for:
gap-seats = No seat on a platform is on record for today.
gap-communities = No community of practice is on record.
gap-commitments = No commitment is on record.
gap-practices = No documented practice is on record.
gap-grants = No grant is on record.
gap-received = No assistance received is on record.
gap-ties = { $count ->
    [one] One pair of networks has no tie between its members here on record.
   *[other] { $count } pairs of networks have no tie between their members here on record.
}
gap-targets = No commitment on record names these global targets:

## Progress

chart-sum = From { $baseline } ({ $from }) to { $target } ({ $to }). Last report: { $report }. Even pace today: { $expected }.
chart-pace = even pace
chart-today = today
chart-none = none

## The graph

graph-title = Who works with whom in { $name }
graph-title-all = Who works with whom
graph-lead = { $nodes ->
    [one] One actor or meeting place
   *[other] { $nodes } actors and meeting places
}, { $ties ->
    [one] one tie
   *[other] { $ties } ties
}, as on record.
graph-cut = The { $shown } with the most ties of { $all } are drawn; the files hold all.
graph-choose = Country
graph-show = Show
graph-picture = Picture
graph-table = Everybody, and their ties
graph-table-note = In the order of the number of ties. Each neighbour is a link to its own row.
graph-neighbours = Tied to
graph-ties = Neighbours
graph-files = Files
graph-files-note = The same graph for other programs:
graph-svg = Picture (SVG)
graph-empty = No tie is on record here.
graph-legend = Shapes
graph-alt = Picture of the graph: { $nodes } shapes joined by { $ties } lines. The table below says the same in words.
graph-outside = outside the country
graph-parts = { $count ->
    [one] All hang together.
   *[other] They fall into { $count } parts without a tie between them.
}
graph-form-actors = Actors only
graph-form-affiliation = With the places where they meet
graph-form = Form

## Lists

search-title = Search
search-found = { $count ->
    [0] Nothing was found.
    [one] One record was found.
   *[other] { $count } records were found.
}
search-ask = Write a name, or a part of it.
commitments-title = Commitments
commitments-lead = What was promised for nutrition, by whom, by when, and how far it has come.
commitments-of = Commitments in { $name }
all-countries = All countries
maker = Made by
due = Due
communities-title = Communities
communities-lead = Communities of practice and other groups, and the countries that take part.
countries-in-it = Countries
events-title = Events
events-lead = Meetings, workshops and visits, the newest first.
participants = { $count ->
    [one] one party on record
   *[other] { $count } parties on record
}
organisations-title = Organisations
organisations-lead = The organisations on record, by name.
list-count = { $count ->
    [one] One on record.
   *[other] { $count } on record.
}
data-title = Data
data-lead = Every kind of record as a sheet, to open or to compute with.
data-sheet = Sheet
data-rows = Rows
data-what = What a row is
data-licence = The data are gathered from public sources; each record names its own. The program is free under the Apache License 2.0 or the MIT licence.
data-graph = The whole graph
data-graph-text = All actors and their ties in the formats of graph programs:
data-api = Ask for exactly what you need: the query workbench, and the endpoint for programs.
data-version = Data version { $version }, read on { $date }. Cite it as:
data-cite = sun-graph, collaboration graph of the Scaling Up Nutrition Movement, data version { $version }, { $date }.

## A commitment

commitment-counts = Who made it
commitment-reports = Reports
commitment-no-reports = No report is on record.
commitment-measure = Measured by
commitment-targets = Global nutrition targets
commitment-actions = Classes of action
commitment-cost = Cost as published
commitment-parties = Shared by
commitment-goals = Goals
commitment-part-of = Part of
commitment-values = The values
commitment-how = How it is worked out
commitment-how-text = A straight line leads from the baseline to the target. The last report is compared with the line on the day of the report. What the tracker says is published by others and stands beside it; the two are never mixed.
commitment-days = { $days ->
    [one] One day without a report.
   *[other] { $days } days without a report.
}
commitment-odd = What does not fit together

## Words

presence-YES = in place
presence-INTERIM = interim
presence-NO = not in place
presence-NO_DATA = no data
role-CONVENER = convener
role-DONOR_CONVENER = donor convener
role-UN_CHAIR = UN chair
role-CHAIR = chair
role-CO_CHAIR = co-chair
role-SECRETARY = secretary
role-FOCAL_POINT_INSTITUTION = institution of the focal point
role-MEMBER = member
role-SUPPORTER = supporter
role-OBSERVER = observer
platform-NATIONAL = national platform
platform-SUBNATIONAL = subnational platform
platform-TECHNICAL = technical body
platform-CIVIL_SOCIETY_ALLIANCE = civil society alliance
platform-DONOR_GROUP = donor group
platform-UN_NETWORK = UN network
platform-BUSINESS_NETWORK = business network
platform-PARLIAMENTARY_GROUP = parliamentary group
platform-SUPPORT_PROGRAMME = support programme
platform-COORDINATION = coordination body
event-SUMMIT = summit
event-GLOBAL_GATHERING = global gathering
event-ANNUAL_MEETING = annual meeting
event-GENERAL_ASSEMBLY = general assembly
event-REGIONAL_MEETING = regional meeting
event-NETWORK_MEETING = network meeting
event-GOVERNANCE_MEETING = governance meeting
event-WORKING_GROUP_MEETING = working group meeting
event-NETWORK_CALL = network call
event-CONFERENCE = conference
event-FORUM = forum
event-ROUNDTABLE = round table
event-WORKSHOP = workshop
event-TRAINING = training
event-WEBINAR = webinar
event-LEARNING_ROUTE = learning route
event-LEARNING_EXCHANGE = learning exchange
event-STUDY_VISIT = study visit
event-SCOPING_VISIT = scoping visit
event-LAUNCH = launch
event-FAIR = fair
event-SIDE_EVENT = side event
event-RETREAT = retreat
event-REVIEW = review
event-ASSESSMENT = assessment
event-MEETING = meeting
mode-IN_PERSON = in person
mode-ONLINE = online
mode-HYBRID = in person and online
commitment-COMMITMENT = commitment
commitment-GOAL = goal
commitment-OVERARCHING = overarching commitment
commitment-ANNOUNCEMENT = announcement
commitment-LEGACY = earlier commitment
assessment-REACHED = reached
assessment-ON_COURSE = on course
assessment-OFF_COURSE = off course
assessment-CANNOT_BE_ASSESSED = cannot be assessed
assessment-NO_REPORT_YET = no report yet
progress-ON_COURSE = on course
progress-OFF_COURSE = off course
progress-REACHED_BY_END_DATE = reached by the end date
progress-REACHED_AFTER_END_DATE = reached after the end date
progress-NOT_ASSESSABLE = not assessable
progress-NO_RESPONSE = no response
progress-WITHDRAWN = withdrawn
progress-SUPERSEDED = superseded
progress-REACHED = reached
progress-NOT_REACHED = not reached
progress-NOT_CLEAR = not clear
verification-VERIFIED = verified
verification-PARTIALLY_VERIFIED = partly verified
verification-UNVERIFIED = not verified
verification-PENDING = verification pending
smartness-HIGH = high
smartness-UPPER_MODERATE = upper moderate
smartness-LOWER_MODERATE = lower moderate
smartness-LOW = low
relation-PEER = between peers
relation-WITHIN_ALLIANCE = within an alliance
relation-SECRETARIAT = by a secretariat
relation-EXTERNAL = by others
need-OPEN = open
need-MATCHED = matched
need-CLOSED = closed
need-WITHDRAWN = withdrawn
community-COMMUNITY_OF_PRACTICE = community of practice
community-LEARNING_GROUP = learning group
community-WORKING_GROUP = working group
community-TASK_FORCE = task force
community-REGIONAL_GROUP = regional group
community-PROGRAMME = programme
community-COLLABORATION = collaboration
community-SUPPORT_MECHANISM = support mechanism
community-status-ACTIVE = active
community-status-PLANNED = planned
community-status-ENDED = ended
request-NEED_MENTIONED = a need is mentioned
request-REQUESTED = asked for
request-OPEN = open
request-MATCHED = matched
class-NO_DATA = no data
class-CRITICAL = critical
class-POOR = poor
class-MODERATE = moderate
class-GOOD = good
target-ANAEMIA = anaemia
target-LOW_BIRTH_WEIGHT = low birth weight
target-EXCLUSIVE_BREASTFEEDING = exclusive breastfeeding
target-CHILDHOOD_STUNTING = stunting of children
target-CHILDHOOD_WASTING = wasting of children
target-CHILDHOOD_OVERWEIGHT = overweight of children
target-ADULT_OBESITY = obesity of adults
target-ADULT_DIABETES = diabetes of adults
target-RAISED_BLOOD_PRESSURE = raised blood pressure
target-SALT_INTAKE = salt intake
kind-Country = country
kind-Region = region
kind-Network = network
kind-Chapter = chapter of a network
kind-Organisation = organisation
kind-Platform = platform
kind-GovernanceBody = governance body
kind-Community = community
kind-Event = event
kind-Practice = practice
kind-Opportunity = opportunity
kind-Commitment = commitment
kind-Survey = survey
kind-Indicator = indicator
kind-Topic = topic
node-organisation = organisation
node-chapter = chapter of a network
node-country = country
node-network = network
node-governance_body = governance body
node-fund = fund
node-platform = platform
node-community = community
node-event = event
tie-seat = seat
tie-community = community
tie-participation = event
tie-membership = membership
tie-assistance = assistance
tie-funding = funding
tie-hosting = hosting
tie-convening = convening
tie-partnership = partnership
organisation-GOVERNMENT = government
organisation-DONOR_GOVERNMENT = donor government
organisation-CIVIL_SOCIETY_ALLIANCE = civil society alliance
organisation-NGO_INTERNATIONAL = international NGO
organisation-NGO_NATIONAL = national NGO
organisation-UN = United Nations
organisation-DEVELOPMENT_BANK = development bank
organisation-FOUNDATION = foundation
organisation-BUSINESS = business
organisation-RESEARCH = research
organisation-PARLIAMENTARY = parliamentary
organisation-MEDIA = media
organisation-REGIONAL_BODY = regional body
organisation-PROGRAMME = programme
organisation-CONSORTIUM = consortium
organisation-SECRETARIAT = secretariat
organisation-INVESTOR_GROUP = group of investors
organisation-OTHER = other
action-ENABLING_LEADERSHIP_AND_GOVERNANCE = leadership and governance
action-ENABLING_FINANCIAL = financing
action-ENABLING_OPERATIONAL = operations
action-ENABLING_RESEARCH_MONITORING_AND_DATA = research, monitoring and data
action-POLICY_FOOD_ENVIRONMENT = food environment
action-POLICY_FOOD_SUPPLY_CHAIN = food supply chain
action-POLICY_CONSUMER_KNOWLEDGE = knowledge of consumers
action-POLICY_NUTRITION_CARE_SERVICES = nutrition care services
action-IMPACT_UNDERNUTRITION = undernutrition
action-IMPACT_DIET = diet
action-IMPACT_OBESITY_AND_NCDS = obesity and other non-communicable diseases
action-IMPACT_FOOD_AND_NUTRITION_SECURITY = food and nutrition security
verb-CREATE = added
verb-CHANGE = changed
verb-END = ended
verb-REMOVE = removed
verb-MERGE = merged
verb-ERASE = erased
