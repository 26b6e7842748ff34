import{a as e}from"./rolldown-runtime-BWaJ3C7D.js";import{Cr as t,Sr as n,a as r,br as i,d as a,f as o,gr as s,hr as c,i as l,m as u,n as d,o as f,pr as p,r as m,s as h,t as g,u as ee,vr as te,xr as ne,yr as re}from"./graphiql-workbench-BzFikcWl.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})(),window.MonacoEnvironment={getWorker(e,r){switch(r){case`json`:return new n;case`graphql`:return new ne;default:return new t}}};var ie=re(),ae=`IntrospectionQuery`,_=null,v=new Set,y={get:()=>_,subscribe(e){return v.add(e),()=>v.delete(e)}},oe=(e,t)=>({subscribe(n){let{next:r,error:i,complete:a}=n,o=new AbortController;return se(e,t?.headers??{},o.signal).then(e=>{o.signal.aborted||(r(e),a())}).catch(e=>{o.signal.aborted||i(e)}),{unsubscribe:()=>o.abort()}}});async function se(e,t,n){let{query:r,variables:i,operationName:a}=e,o=performance.now(),s=(e,t,r)=>(a!==ae&&!n.aborted&&(_={status:e,milliseconds:performance.now()-o,bytes:t,errors:r.errors?.length??0},v.forEach(e=>e())),r),c,l;try{c=await fetch(`/graphql`,{method:`POST`,headers:{accept:`application/graphql-response+json`,"content-type":`application/json`,...t},body:JSON.stringify({query:r,variables:i,operationName:a??void 0}),signal:n}),l=await c.arrayBuffer()}catch{return s(null,0,b(`the server could not be reached: is it still running?`))}let u=`${c.status} ${c.statusText}`.trim();try{return s(u,l.byteLength,JSON.parse(new TextDecoder().decode(l)))}catch{return s(u,l.byteLength,b(`the server answered ${u}, but not in JSON`))}}function b(e){return{errors:[{message:e}]}}var x=e(i(),1),S=te();function ce(){let e=a(e=>e.tabs[e.activeTabIndex]),t=a(e=>e.isFetching),n=a(e=>e.fetchError!==null||e.validationErrors.length>0),r=(0,x.useSyncExternalStore)(y.subscribe,y.get),[i,o]=(0,x.useState)({}),s=e?.id??``;(0,x.useEffect)(()=>{r&&o(e=>({...e,[s]:r}))},[r]);let c=e?.response?i[s]:void 0;return(0,S.jsxs)(S.Fragment,{children:[!t&&!e?.response&&!n&&(0,S.jsxs)(`div`,{className:`no-answer`,children:[(0,S.jsx)(`p`,{children:`The answer appears here`}),(0,S.jsxs)(`p`,{children:[`Press the `,(0,S.jsx)(`b`,{children:`▶`}),` button, or `,(0,S.jsx)(`kbd`,{children:`Ctrl`}),` `,(0,S.jsx)(`kbd`,{children:`Enter`}),`, to run the query.`]})]}),(0,S.jsxs)(`div`,{className:`answer-line`,children:[(0,S.jsx)(`span`,{role:`status`,children:t?`Asking…`:c?le(c):`Not run yet`}),(0,S.jsxs)(`span`,{children:[`In an editor, `,(0,S.jsx)(`b`,{children:`Ctrl M`}),` lets Tab leave it`]})]})]})}function le({status:e,milliseconds:t,bytes:n,errors:r}){let i=[e??`No answer`,ue(t),C(n)];return r>0&&i.push(r===1?`1 error`:`${r} errors`),i.join(` · `)}function ue(e){return e<1e3?`${Math.round(e)} ms`:`${(e/1e3).toFixed(1)} s`}function C(e){return e<1e3?`${e} B`:e<1e6?`${(e/1e3).toFixed(1)} kB`:`${(e/1e6).toFixed(1)} MB`}function w(){let e=a(e=>e.queryEditor),t=a(e=>e.variableEditor),n=a(e=>e.headerEditor),r=a(e=>e.responseEditor),i=u(e=>e.monaco);return(0,x.useEffect)(()=>{for(let[i,a]of[[e,`Query`],[t,`Variables, in JSON`],[n,`Request headers, in JSON`],[r,`Answer`]]){i?.updateOptions({ariaLabel:a,wordWrap:`on`});let e=i?.getContainerDomNode();e?.setAttribute(`role`,`group`),e?.setAttribute(`aria-label`,`${a}; press Enter to move inside`)}},[e,t,n,r]),(0,x.useEffect)(()=>{if(i)for(let[e,t,n,r,a]of[[`graphiql-LIGHT`,`vs`,`#b04a07`,`#ffffff`,`#5f5cc0`],[`graphiql-DARK`,`vs-dark`,`#fab543`,`#212a3b`,`#a5a1ff`]])i.editor.defineTheme(e,{base:t,inherit:!0,rules:[{token:`argument.identifier.gql`,foreground:a}],colors:T(n,r)})},[i]),null}function T(e,t){let n=`#00000000`,r=`${e}22`;return{"editor.background":n,"scrollbar.shadow":n,focusBorder:e,highlight:e,"textLink.foreground":e,"textLink.activeForeground":e,"editorLink.activeForeground":e,"editorWidget.background":t,"editorWidget.resizeBorder":e,"editorHoverWidget.background":t,"editorSuggestWidget.background":t,"editorSuggestWidget.selectedBackground":r,"editorSuggestWidget.selectedForeground":e,"list.hoverBackground":r,"list.highlightForeground":e,"list.focusHighlightForeground":e,"menu.background":t,"menu.selectionBackground":r,"menu.selectionForeground":e,"quickInput.background":t,"quickInputList.focusBackground":r,"pickerGroup.foreground":e,"toolbar.hoverBackground":r,"inputOption.hoverBackground":r}}var E=`/graphiql/assets/icon-Bwl7v_j0.svg`;p();var D=`# A country at a glance
#
# Who works with whom in one country: its networks, platforms with their seats, communities, events, commitments and assistance, each with its date and source.

query CountryAtAGlance($code: CountryCode!) {
  country(code: $code) {
    code
    name
    joined
    regions { nodes { scheme name } }
    chapters {
      totalCount
      nodes { network { acronym name } name presence presenceAsOf established source { title } }
    }
    platforms(filter: { kinds: [NATIONAL, SUBNATIONAL] }) {
      totalCount
      nodes {
        name
        kind
        anchoredIn
        seats(order: ROLE) {
          totalCount
          nodes { role holder { id name } network { name } since lastObserved confidence source { title } }
        }
      }
    }
    communities { totalCount nodes { name kind theme memberLed source { title } } }
    events(first: 10) { totalCount nodes { name kind starts place source { title } } }
    commitments(first: 10) {
      totalCount
      nodes { title makerName smartness verification target { text date } source { title } }
    }
    assistanceReceived { totalCount nodes { providerName recipientName topic since relation source { title } } }
    assistanceGiven { totalCount nodes { providerName recipientName topic since relation source { title } } }
  }
}
`,O=`# Sectors missing from platforms
#
# Which national platforms have no seat on record for which networks. A network may have a seat that no source states: who sits on a platform is known in part only.

query SectorsMissing($region: ID) {
  platforms(filter: { kinds: [NATIONAL], region: $region, not: { missing: [SEATS] } }, first: 50) {
    totalCount
    nodes {
      country { code name }
      name
      presence
      presenceAsOf
      networksSeated { nodes { name } }
      networksNotSeated { name }
      source { title address }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,k=`# A platform, but no alliance engaged, or no data
#
# Countries whose national platform is there, while civil society has no seat on record on it, has no alliance, or whose alliance answered that it is not engaged; and where nobody knows: no data is told apart from no.

query PlatformWithoutAlliance {
  notSeated: countries(
    filter: { platformPresence: [YES, INTERIM], notSeated: ["network:csn"] }
    first: 66
  ) { ...Alliance }
  seatsUnknown: countries(
    filter: { platformPresence: [YES, INTERIM], missing: [SEATS] }
    first: 66
  ) { ...Alliance }
  noAlliance: countries(
    filter: { platformPresence: [YES, INTERIM], chapter: { network: "network:csn", presence: [NO] } }
    first: 66
  ) { ...Alliance }
  answeredNotEngaged: chapters(
    filter: {
      networks: ["network:csn"]
      presence: [YES, INTERIM]
      lacking: ["indicator:csn-functionality-csn2019engagemsp"]
    }
    first: 66
  ) {
    totalCount
    nodes {
      name
      country {
        code
        name
        platforms(filter: { kinds: [NATIONAL] }) { nodes { name presence presenceAsOf } }
        indicators(filter: { indicators: ["indicator:csn-functionality-csn2019engagemsp"] }) {
          nodes { number date source { title address } }
        }
      }
    }
  }
  answersByHub: indicatorValueSummary(
    groupBy: REGION
    scheme: SECRETARIAT_HUB
    filter: { indicators: ["indicator:csn-functionality-csn2019engagemsp"] }
  ) {
    totalCount
    groups { nodes { name count number { count noDataCount sum } } }
  }
  allianceWithoutData: countries(
    filter: {
      platformPresence: [YES, INTERIM]
      chapter: { network: "network:csn", presence: [NO_DATA] }
    }
    first: 66
  ) { ...Alliance }
}

fragment Alliance on CountryConnection {
  totalCount
  nodes {
    code
    name
    chapters(filter: { networks: ["network:csn"] }) {
      nodes { name presence presenceAsOf source { title address } }
    }
  }
}
`,A=`# Who assists whom
#
# Assistance that crosses a border: who gave it to whom, on what, when, and how the two are related; then how much was given within each kind of relation, and who only receives: is helped, and helps nobody on record.

query WhoAssistsWhom {
  acrossBorders: assistance(filter: { crossesBorder: true }, order: SINCE, direction: DESC, first: 50) {
    totalCount
    nodes {
      relation
      providerName
      providerCountry { code }
      recipientName
      recipientCountry { code }
      mode
      topic
      since
      until
      source { title address }
    }
  }
  graph: collaborationGraph(ties: [ASSISTANCE], boundary: WITHIN) {
    onlyReceive(first: 100) { totalCount nodes { id name country { code } } }
  }
  peer: assistance(filter: { relations: [PEER] }) { totalCount }
  fromTheSecretariat: assistance(filter: { relations: [SECRETARIAT] }) { totalCount }
  fromOutside: assistance(filter: { relations: [EXTERNAL] }) { totalCount }
}
`,j=`# Communities, who belongs to them, who asked, and who does neither
#
# Each community with who leads, belongs to and supports it and the countries that asked for its support; the countries that no community on record reaches; and the number of member-led communities beside the one that was committed to.

query Communities($country: [CountryCode!]) {
  communities(first: 30, filter: { countries: $country }) {
    totalCount
    nodes {
      name
      kind
      theme
      memberLed
      owner { name }
      source { title address }
      members(first: 30) { totalCount nodes { role party { id name } country { code } lastObserved source { title } } }
      requests(first: 30) { totalCount nodes { country { code name } status asOf source { title } } }
    }
  }
  reachedByNone: countries(filter: { missing: [COMMUNITIES] }, first: 66) {
    totalCount
    nodes { code name }
  }
  target: commitment(id: "commitment:naf-1") {
    title
    indicator
    baseline { text date }
    target { text date }
    reports { nodes { text date source { title address } } }
    source { title address }
  }
  counted: computedIndicators(asOf: "2026-11-25", names: [MEMBER_LED_COMMUNITIES]) {
    definition
    value
    unknownCount
    comparedWith { text date source { title address } }
    difference
    explanation
  }
}
`,M=`# Commitments in doubt
#
# Commitments that are not verified, are low in SMARTness, have no progress report on record, did not answer the tracker, or are overdue on a day.

query CommitmentsInDoubt($asOf: Date!) {
  unverified: commitments(filter: { verification: [UNVERIFIED, PENDING, PARTIALLY_VERIFIED] }, first: 30) {
    totalCount
    nodes { ...doubt }
  }
  lowSmartness: commitments(filter: { smartness: [LOWER_MODERATE, LOW] }, first: 30) {
    totalCount
    nodes { ...doubt }
  }
  withoutProgress: commitments(filter: { kinds: [COMMITMENT, GOAL], missing: [PROGRESS] }, first: 30) {
    totalCount
    nodes { ...doubt }
  }
  noResponse: commitments(filter: { progressStatus: [NO_RESPONSE] }, first: 10) {
    totalCount
    nodes { ...doubt }
  }
  overdue: commitmentProgress(progress: { overdue: true }, asOf: $asOf, order: DUE, first: 10) {
    totalCount
    nodes {
      dueOn
      dueBasis
      assessment
      reason
      daysWithoutReport
      target { measure { text date source { title address } } }
      commitment { ...doubt }
    }
  }
}

fragment doubt on Commitment {
  id
  title
  makerName
  country { code }
  verification
  smartness
  progressStatus
  baseline { text date }
  target { text date }
  source { title address }
}
`,N=`# Targets that nobody has committed to
#
# The ten global nutrition targets in a country, with the number of commitments on record that work towards each. Commitments that no source states may exist.

query TargetsUncovered($codes: [CountryCode!]) {
  countries(filter: { codes: $codes }) {
    nodes {
      code
      name
      commitments { totalCount }
      targetCoverage { target commitments }
    }
  }
}
`,P=`# Alliances without structure, strategy or funding
#
# Civil society alliances whose functionality items of 2019 say that they have no subnational structure, no strategy or no funding secured. Countries without data are not listed.

query AlliancesLacking {
  withoutSubnationalStructure: chapters(
    filter: {
      networks: ["network:csn"]
      lacking: ["indicator:csn-functionality-csn2019subnatcoord"]
      presence: [YES, INTERIM]
    }
    first: 66
  ) { totalCount nodes { ...alliance } }
  withoutStrategy: chapters(
    filter: {
      networks: ["network:csn"]
      lacking: ["indicator:csn-functionality-csn2019strategy"]
      presence: [YES, INTERIM]
    }
    first: 66
  ) { totalCount nodes { ...alliance } }
  withoutFunding: chapters(
    filter: {
      networks: ["network:csn"]
      lacking: ["indicator:csn-functionality-csn2019funding"]
      presence: [YES, INTERIM]
    }
    first: 66
  ) { totalCount nodes { ...alliance } }
}

fragment alliance on Chapter {
  name
  country { code name }
  established
}
`,F=`# Joint assessment and functionality by region and years
#
# The total of the Joint Annual Assessment and the functionality index of the alliance in 2019, for the countries of a region, with the date on which each country joined. The note says what the scores of the assessment cannot be used for: they must not be compared between countries.

query FunctionalityByRegion($region: ID!) {
  region(id: $region) { scheme name countries { totalCount } }
  assessed: node(id: "indicator:jaa-jaatotal-recent19") { ... on Indicator { name note } }
  jointAssessment: indicatorValues(
    filter: {
      indicators: ["indicator:jaa-jaatotal-recent19"]
      rounds: ["survey-round:jaa-2019"]
      region: $region
    }
    order: COUNTRY
    first: 66
  ) {
    totalCount
    nodes { country { code name joined } number class date source { title } }
  }
  allianceFunctionality: indicatorValues(
    filter: { indicators: ["indicator:csn-functionality-csn2019fxnindexscore"], region: $region }
    order: NUMBER
    direction: DESC
    first: 66
  ) {
    totalCount
    nodes { country { code name joined } number class date }
  }
}
`,I=`# The source behind each number
#
# Where a country's facts come from: its join date and all else that sources disagree on with every rival claim; the source, date and confidence of each indicator, chapter and commitment; and the grants and costs behind each alliance and commitment.

query Sources($code: CountryCode!) {
  country(code: $code) {
    name
    joined
    claims(filter: { fields: ["joined"] }) {
      nodes { field value asOf preferred reason confidence source { title address } }
    }
    chapters {
      nodes {
        name
        presence
        presences { nodes { presence asOf convenor source { title address } } }
        claims { nodes { field value asOf preferred reason source { title address } } }
        grantsReceived {
          totalCount
          nodes { fund window amount currency amountBasis since until source { title address } }
        }
      }
    }
    indicators(first: 20) {
      totalCount
      nodes { indicator { name unit } text date class confidence source { title address } }
    }
    commitments(first: 20) {
      nodes {
        title
        confidence
        note
        target { text date }
        cost { amount currency usd secured }
        claims { nodes { field value asOf preferred reason source { title address } } }
        source { title address }
      }
    }
  }
}
`,L=`# Who convenes, chairs and sits on the platform, now and on a day
#
# The seats on a country's national platforms as far as they are known today and for a day: a tie holds from its start, or from its first observation where no source states a start.

query SeatsOnADay($code: CountryCode!, $day: Date!, $today: Date!) {
  country(code: $code) {
    name
    platforms(filter: { kinds: [NATIONAL] }) {
      nodes {
        name
        conveneAndChairNow: seats(
          filter: { asOf: $today, roles: [CONVENER, DONOR_CONVENER, UN_CHAIR, CHAIR, CO_CHAIR] }
          order: ROLE
        ) { ...Seats }
        now: seats(filter: { asOf: $today }, order: ROLE) { ...Seats }
        onTheDay: seats(filter: { asOf: $day }, order: ROLE) { ...Seats }
      }
    }
  }
}

fragment Seats on SeatConnection {
  totalCount
  nodes {
    role
    holder { name }
    network { name }
    since
    until
    firstObserved
    lastObserved
    onlyObserved
    source { title address }
  }
}
`,R=`# All countries, for a dashboard
#
# The whole Movement in one request: every country with its networks, platforms, communities, events, commitments and assistance counted and listed.

query AllCountries {
  countries(first: 66) {
    totalCount
    nodes {
      code
      name
      joined
      chapters(first: 10) { totalCount nodes { network { id } presence } }
      platforms(first: 5) { totalCount nodes { name kind } }
      communities(first: 5) { totalCount nodes { name } }
      events(first: 5) { totalCount nodes { name starts } }
      commitments(first: 5) { totalCount nodes { title } }
      organisations(first: 1) { totalCount }
      assistanceReceived(first: 1) { totalCount }
      assistanceGiven(first: 1) { totalCount }
    }
  }
}
`,z=`# Find anything by name
#
# Search over countries, organisations, platforms, communities, events, practices, commitments and more. Accents and cases do not count.

query Find($text: String!) {
  search(text: $text, first: 20) {
    totalCount
    nodes {
      __typename
      ... on Country { code name }
      ... on Organisation { id name kind }
      ... on Platform { id name country { code } }
      ... on Community { id name }
      ... on Event { id name starts }
      ... on Practice { id title }
      ... on Commitment { id title makerName }
    }
  }
}
`,B=`# Who bridges networks in a country
#
# The collaboration graph of a country: its measures, the actors through whom the others reach each other, those without whom networks would fall apart, and ties with the records and sources behind them.

query BridgesInACountry($code: CountryCode!) {
  country(code: $code) {
    name
    collaborationGraph {
      measures { members tiedPairs density components transitivity externalInternalIndex }
      mostBetween(first: 5) {
        nodes { name kind network { name } centrality { degree betweenness brokerage { liaison gatekeeper } } }
      }
      bridges { actor { name kind } parts { networks { name } } }
      ties(first: 10) {
        totalCount
        nodes {
          kind
          from { name }
          to { name }
          evidence(first: 2) { nodes { record { id } source { title address } } }
        }
      }
    }
  }
}
`,V=`# Ties across networks, before and after a community started
#
# How often and how strongly the networks are tied to each other in the years before and after the communities of practice of 2014 began.

query CrossNetworkShare {
  before: collaborationGraph(period: { from: "2012-01-01", to: "2014-03-31" }) {
    measures { members tiedPairs externalInternalIndex }
    crossNetworkMatrix { one { acronym name } other { acronym name } count weight }
  }
  after: collaborationGraph(period: { from: "2014-04-01", to: "2016-12-31" }) {
    measures { members tiedPairs externalInternalIndex }
    crossNetworkMatrix { one { acronym name } other { acronym name } count weight }
  }
}
`,H=`# Who assists whom, as a graph
#
# The ties of assistance in the Movement, each with the records behind it: whoever stands only at the receiving end gives to nobody on record.

query WhoOnlyReceives {
  collaborationGraph(ties: [ASSISTANCE], boundary: WITHIN) {
    ties(first: 60) {
      totalCount
      nodes {
        from { id name }
        to { id name }
        count
        since
        evidence(first: 3) { nodes { record { id } source { title } } }
      }
    }
    measures { reciprocity }
  }
}
`,U=`# The shortest way between two alliances
#
# How two actors reach each other over shared platforms, communities, events and direct ties, with the records behind each hop.

query ShortestWay($from: ID!, $to: ID!) {
  shortestPath(from: $from, to: $to) {
    length
    actors { id name network { acronym } }
    hops {
      from { name }
      to { name }
      ties { kind count weight since evidence(first: 4) { nodes { record { __typename id } source { title } } } }
    }
  }
}
`,de=`# What changed in a country since a day
#
# Ties gained, lost and kept between two days, and the number of tied pairs year by year.

query WhatChanged($code: CountryCode!, $days: [Date!]!) {
  country(code: $code) {
    name
    collaborationGraph {
      compare(asOf: $days) {
        tiesGained(first: 10) { totalCount nodes { kind from { name } to { name } } }
        tiesLost(first: 10) { totalCount nodes { kind from { name } to { name } } }
        tiesKept(first: 1) { totalCount }
        measuresBefore { members tiedPairs density }
        measuresAfter { members tiedPairs density }
      }
      timeline(measure: TIED_PAIRS, from: "2011-01-01", to: "2021-01-01") { asOf value }
    }
  }
}
`,fe=`# Who is missing from the platform
#
# Networks without a seat on record in a country, the chapters that are present and could be seated, and the networks of which no two actors are tied. A seat or a tie that no source states may exist.

query MissingFromThePlatform($code: CountryCode!) {
  country(code: $code) {
    name
    collaborationGraph {
      missing {
        seats { network { name } chapter { id name } }
        ties { one { name } other { name } }
      }
    }
  }
}
`,pe=`# Which commitments are behind the straight line, and whose are they?
#
# How commitments stand against the straight line from baseline to target on a day, by kind of maker, country and network, and those furthest behind, each value with its source; what the tracker says stands beside it, and those where it says something else come last.

query BehindTheLine($asOf: Date!) {
  byMakerKind: commitmentProgressSummary(groupBy: MAKER_KIND, asOf: $asOf) {
    whole { ...tally }
    groups { nodes { group { key } progress { ...tally } } }
  }
  byNetwork: commitmentProgressSummary(groupBy: NETWORK, asOf: $asOf) {
    groups { nodes { group { key name } progress { ...tally } } }
  }
  byCountry: commitmentProgressSummary(groupBy: COUNTRY, asOf: $asOf) {
    groups(first: 10) { totalCount nodes { group { key name } progress { ...tally } } }
  }
  behind: commitmentProgress(progress: { standings: [BEHIND] }, asOf: $asOf, order: LEAD, first: 10) {
    totalCount
    nodes { ...progress }
  }
  disagreeing: commitmentProgress(progress: { agrees: false }, asOf: $asOf, first: 10) {
    totalCount
    nodes { ...progress }
  }
}

fragment tally on ProgressTally {
  commitments
  behind
  onLine
  ahead
  withoutStanding
  withoutValues
}

fragment progress on CommitmentProgress {
  commitment { id title makerName makerKind country { code } }
  assessment
  reason
  share
  lead
  expected
  projected
  dueOn
  overdue
  daysWithoutReport
  published { status asOf }
  agrees
  baseline { ...value }
  report { ...value }
  target { ...value }
}

fragment value on ProgressValue {
  measure { text date source { title address } }
  number
  unit
}
`,me=`# What alliances answered
#
# The results of a round of the Civil Society Network's functionality items: how many answered each question, how, and how many gave no answer, by hub; and what the answers count beside what was published.

query SurveyResults($round: ID!, $indicator: ID!) {
  round: node(id: $round) {
    ... on SurveyRound {
      name
      asOf
      survey { name }
      surveyVersion { name languages }
      source { title address }
      results(by: REGION, scheme: SECRETARIAT_HUB) {
        question { code label type public source { title address } }
        groups { region { name } asked withheld n noData choices { code n } mean }
      }
    }
  }
  counted: node(id: $indicator) {
    ... on Indicator {
      name
      fromAnswers(round: $round) { country { code } number missing }
      values(first: 66, order: COUNTRY) { totalCount nodes { country { code } number source { title address } } }
    }
  }
}
`,he=`# A country's graph against its region, over time
#
# Density, centralisation and the share of ties that cross networks, in a country and in its region, on three days, and the records and sources behind the country's ties. What no source dates counts on all of them.

query GraphAgainstItsRegion($code: CountryCode!, $region: ID!) {
  country(code: $code) {
    name
    in2015: collaborationGraph(boundary: WITHIN, asOf: "2015-12-31") { measures { ...measured } }
    in2019: collaborationGraph(boundary: WITHIN, asOf: "2019-12-31") { measures { ...measured } }
    in2025: collaborationGraph(boundary: WITHIN, asOf: "2025-12-31") {
      measures { ...measured }
      ties(first: 10) {
        totalCount
        nodes { from { name } to { name } kind evidence(first: 2) { nodes { record { id } source { title address } } } }
      }
    }
  }
  region(id: $region) {
    name
    in2015: collaborationGraph(boundary: WITHIN, asOf: "2015-12-31") { measures { ...measured } }
    in2019: collaborationGraph(boundary: WITHIN, asOf: "2019-12-31") { measures { ...measured } }
    in2025: collaborationGraph(boundary: WITHIN, asOf: "2025-12-31") { measures { ...measured } }
  }
}

fragment measured on GraphMeasures {
  members
  tiedPairs
  density
  degreeCentralisation
  crossNetworkShare
}
`,ge=`# Targets and classes of action that nobody covers
#
# For the countries of a region: how many commitments name each target and class of action, and which of them each country leaves out. Commitments that no source states may exist.

query CoverageGaps($region: ID!) {
  byTarget: commitmentSummary(groupBy: TARGET, filter: { region: $region }) {
    totalCount
    groups { nodes { key count costUsd { count sum } } }
  }
  byActionClass: commitmentSummary(groupBy: ACTION_CLASS, filter: { region: $region }) {
    groups { nodes { key count } }
  }
  coverageGaps(filter: { region: $region }, first: 66) {
    totalCount
    nodes {
      country { code name commitments(first: 3) { totalCount nodes { title targets actionClasses source { title address } } } }
      uncoveredTargets
      uncoveredActionClasses
    }
  }
}
`,_e=`# Who met at the same events, and did assistance follow?
#
# Pairs of parties that took part in the same events and of whom one assisted the other afterwards, with the events and the engagements. That help followed does not say that it came of the meeting.

query MetAndAssisted {
  all: metAtEvents { totalCount }
  followed: metAtEvents(followed: true, first: 30) {
    totalCount
    nodes {
      one { id name }
      other { id name }
      events { nodes { event { name starts country { code } source { title address } } } }
      assistance { nodes { timing engagement { since relation topic providerName recipientName source { title address } } } }
    }
  }
}
`,ve=`# Functionality and joint assessment by year, region and years since joining
#
# What the functionality index of the alliances and the total of the Joint Annual Assessment come to in each year, each region and in countries that joined equally long before; then what can be counted from the records, beside what was reported.

query FunctionalityOverTime($functionality: ID!, $assessment: ID!, $asOf: Date) {
  measured: nodes(ids: [$functionality, $assessment]) {
    ... on Indicator {
      name
      survey { name }
      source { title address }
      values(first: 3, order: COUNTRY) {
        totalCount
        nodes { country { code joined } number date source { title address } }
      }
    }
  }
  functionalityByYear: indicatorValueSummary(
    groupBy: YEAR
    filter: { indicators: [$functionality] }
  ) { ...summary }
  functionalityByRegion: indicatorValueSummary(
    groupBy: REGION
    scheme: SECRETARIAT_HUB
    filter: { indicators: [$functionality] }
  ) { ...summary }
  functionalityByYearsSinceJoining: indicatorValueSummary(
    groupBy: YEARS_SINCE_JOINING
    filter: { indicators: [$functionality] }
  ) { ...summary }
  assessmentByYear: indicatorValueSummary(
    groupBy: YEAR
    filter: { indicators: [$assessment] }
  ) { ...summary }
  assessmentByRegion: indicatorValueSummary(
    groupBy: REGION
    scheme: MEAL_2019
    filter: { indicators: [$assessment] }
  ) { ...summary }
  assessmentByYearsSinceJoining: indicatorValueSummary(
    groupBy: YEARS_SINCE_JOINING
    filter: { indicators: [$assessment] }
  ) { ...summary }
  computedIndicators(asOf: $asOf) {
    name
    definition
    value
    unknownCount
    comparedWith { text date source { title } }
    difference
    explanation
  }
}

fragment summary on Summary {
  totalCount
  overlaps
  number { count noDataCount mean median }
  groups(first: 40) {
    nodes { key name count number { count noDataCount minimum mean median maximum } }
  }
}
`,ye=`# Practices on a topic, and the practices that are like them
#
# The documented practices about a topic or one of its narrower ones: what they are about in three languages, what they are linked to, and which others are most like them, with the reasons and the sources.

query PracticesAndTheirKin($topic: ID!) {
  topic(id: $topic) {
    en: name(language: EN)
    fr: name(language: FR)
    es: name(language: ES)
    definition
    exactMatches
    broader { id name }
    narrower { nodes { id name practices { totalCount } } }
    source { title address }
    communities { totalCount }
    events { totalCount }
    commitments { totalCount }
    practices(first: 5) {
      totalCount
      nodes {
        id
        title
        nutritionType
        published
        link
        source { title address }
        classifications(first: 10) {
          nodes {
            topic { id en: name(language: EN) fr: name(language: FR) es: name(language: ES) }
            confidence
            note
          }
        }
        links(first: 5) { nodes { how linked { __typename id } confidence note source { title address } } }
        related(first: 3) {
          practice { id title source { title address } }
          score
          parts { topics text parties places }
          sharedTopics { id name }
          sharedWords
          sharedParties { id name }
          sharedCountries { code }
          sharedRegions { id name }
        }
      }
    }
  }
}
`,W=`# Who can help
#
# Who could help a country with a topic in a language: peers first, then others, and secretariats last, each with what speaks for it. What is not recorded adds nothing, and is told as unknown.

query WhoCanHelp($country: CountryCode!, $topic: ID!, $language: String!) {
  matches(need: { country: $country, topics: [$topic], languages: [$language] }, first: 15) {
    totalCount
    nodes {
      tier
      name
      party { id name }
      score
      parts { kind value weight }
      matchedTopics { known { name } }
      matchedLanguages
      sameCountry
      sharedRegions { name scheme }
      experience { given inCountry onTopic completed }
      openEngagements
      offers { id source { title address } }
      engagements { id recipientName topic since source { title address } }
    }
  }
}
`,be=`{ "code": "SEN" }
`,xe=`{ "region": "region:hub-francophone-africa" }
`,Se=`{ "asOf": "2026-11-25" }
`,Ce=`{ "codes": ["BGD", "KEN", "PER", "SEN"] }
`,we=`{ "region": "region:meal-east-southern-africa" }
`,Te=`{ "code": "BGD" }
`,Ee=`{
  "code": "KEN",
  "day": "2015-06-30",
  "today": "2026-11-25"
}
`,De=`{ "text": "cote d ivoire" }
`,Oe=`{ "code": "TZA" }
`,ke=`{ "from": "chapter:csn-sen", "to": "chapter:csn-per" }
`,Ae=`{ "code": "KEN", "days": ["2014-06-30", "2016-06-30"] }
`,je=`{ "code": "KEN" }
`,Me=`{ "asOf": "2024-01-01" }
`,Ne=`{ "round": "survey-round:csn-functionality-2019", "indicator": "indicator:csn-functionality-csn2019fxnindexscore" }
`,Pe=`{ "code": "NGA", "region": "region:hub-anglophone-africa" }
`,Fe=`{ "region": "region:hub-asia" }
`,Ie=`{ "functionality": "indicator:csn-functionality-csn2019fxnindexscore", "assessment": "indicator:jaa-jaatotal-recent19", "asOf": "2026-11-23" }
`,Le=`{ "topic": "topic:undernutrition" }
`,Re=`{ "country": "KEN", "topic": "topic:advocacy", "language": "en" }
`,G=Object.assign({"../../src/ui/queries/01-country.graphql":D,"../../src/ui/queries/02-sectors-missing.graphql":O,"../../src/ui/queries/03-platform-without-alliance.graphql":k,"../../src/ui/queries/04-assistance.graphql":A,"../../src/ui/queries/05-communities.graphql":j,"../../src/ui/queries/06-commitments-in-doubt.graphql":M,"../../src/ui/queries/07-targets-uncovered.graphql":N,"../../src/ui/queries/08-alliances-lacking.graphql":P,"../../src/ui/queries/09-functionality-by-region.graphql":F,"../../src/ui/queries/10-sources.graphql":I,"../../src/ui/queries/11-seats-on-a-day.graphql":L,"../../src/ui/queries/12-all-countries.graphql":R,"../../src/ui/queries/13-search.graphql":z,"../../src/ui/queries/14-bridges-in-a-country.graphql":B,"../../src/ui/queries/15-cross-network-share.graphql":V,"../../src/ui/queries/16-only-receive.graphql":H,"../../src/ui/queries/17-shortest-path.graphql":U,"../../src/ui/queries/18-what-changed.graphql":de,"../../src/ui/queries/19-missing-from-the-platform.graphql":fe,"../../src/ui/queries/20-behind-the-line.graphql":pe,"../../src/ui/queries/21-survey-results.graphql":me,"../../src/ui/queries/22-graph-against-its-region.graphql":he,"../../src/ui/queries/23-coverage-gaps.graphql":ge,"../../src/ui/queries/24-met-and-assisted.graphql":_e,"../../src/ui/queries/25-functionality-over-time.graphql":ve,"../../src/ui/queries/26-practices-and-their-kin.graphql":ye,"../../src/ui/queries/27-who-can-help.graphql":W}),ze=Object.assign({"../../src/ui/queries/01-country.json":be,"../../src/ui/queries/02-sectors-missing.json":xe,"../../src/ui/queries/06-commitments-in-doubt.json":Se,"../../src/ui/queries/07-targets-uncovered.json":Ce,"../../src/ui/queries/09-functionality-by-region.json":we,"../../src/ui/queries/10-sources.json":Te,"../../src/ui/queries/11-seats-on-a-day.json":Ee,"../../src/ui/queries/13-search.json":De,"../../src/ui/queries/14-bridges-in-a-country.json":Oe,"../../src/ui/queries/17-shortest-path.json":ke,"../../src/ui/queries/18-what-changed.json":Ae,"../../src/ui/queries/19-missing-from-the-platform.json":je,"../../src/ui/queries/20-behind-the-line.json":Me,"../../src/ui/queries/21-survey-results.json":Ne,"../../src/ui/queries/22-graph-against-its-region.json":Pe,"../../src/ui/queries/23-coverage-gaps.json":Fe,"../../src/ui/queries/25-functionality-over-time.json":Ie,"../../src/ui/queries/26-practices-and-their-kin.json":Le,"../../src/ui/queries/27-who-can-help.json":Re}),K=Object.keys(G).sort().map(e=>{let t=G[e]??``,n=ze[e.replace(/\.graphql$/,`.json`)]??``;return{name:e.replace(/^.*\//,``).replace(/\.graphql$/,``),...Be(t),document:t.trimEnd(),variables:n.trim()}});function Be(e){let t=e.split(`
`),n=t.findIndex(e=>!e.startsWith(`#`)),[r=``,...i]=t.slice(0,n<0?t.length:n).map(e=>e.replace(/^#\s?/,``).trim()).filter(e=>e!==``);return{title:r,purpose:i.join(` `)}}var q={title:`Questions`,icon:Ue,content:Ve};function Ve(){let e=He(),{run:t}=o(),n=a(e=>e.tabs[e.activeTabIndex]?.query);return(0,S.jsxs)(`section`,{className:`questions`,"aria-labelledby":`questions-title`,children:[(0,S.jsx)(`h2`,{id:`questions-title`,children:`Questions`}),(0,S.jsx)(`p`,{children:`Ask how countries, networks and organisations work together for nutrition. Choose a question: it opens in a tab of its own, to run and to change as you like.`}),(0,S.jsx)(`ol`,{children:K.map(r=>(0,S.jsxs)(`li`,{className:`question`,children:[(0,S.jsxs)(`button`,{type:`button`,className:`question-open`,"aria-current":n===r.document,onClick:()=>e(r),children:[(0,S.jsx)(`span`,{className:`question-title`,children:r.title}),(0,S.jsx)(`span`,{className:`question-purpose`,children:r.purpose})]}),(0,S.jsx)(`button`,{type:`button`,className:`question-run`,"aria-label":`Run: ${r.title}`,title:`Open and run`,onClick:()=>{e(r),t()},children:`Run`})]},r.name))}),(0,S.jsx)(`h3`,{children:`To ask your own`}),(0,S.jsxs)(`ul`,{className:`hints`,children:[(0,S.jsxs)(`li`,{children:[`Change the values under `,(0,S.jsx)(`b`,{children:`Variables`}),`: a country’s code, for example.`]}),(0,S.jsxs)(`li`,{children:[(0,S.jsx)(`b`,{children:`Query builder`}),`, on the left, writes the query while you tick fields.`]}),(0,S.jsxs)(`li`,{children:[(0,S.jsx)(`b`,{children:`Documentation`}),`, on the left, explains every field: its unit, its order, what an empty value means.`]})]}),(0,S.jsx)(`p`,{className:`notices`,children:(0,S.jsx)(`a`,{href:`/graphiql/third-party-notices.md`,children:`Licences of the software in this page`})})]})}function He(){let{addTab:e,changeTab:t,setOperationFacts:n,stop:r,updateActiveTabValues:i}=o(),l=a(e=>e.tabs),u=a(e=>e.activeTabIndex),d=a(e=>e.queryEditor),f=a(e=>e.variableEditor);return({document:a,variables:o})=>{r();let p=l.findIndex(e=>e.query===a&&(e.variables??``)===o);p<0?(e(),d?.setValue(a),f?.setValue(o)):p!==u&&t(p);let m=c(a),h=m.definitions.filter(e=>e.kind===s.OPERATION_DEFINITION),g=h[0]?.name?.value;n({documentAST:m,operations:h,...g&&{operationName:g}}),i({query:a,variables:o,operationName:g??null})}}function Ue(){return(0,S.jsxs)(`svg`,{viewBox:`0 0 20 20`,fill:`none`,stroke:`currentColor`,strokeWidth:`1.5`,"aria-hidden":`true`,children:[(0,S.jsx)(`path`,{d:`M3 2.75h14a.75.75 0 0 1 .75.75v10a.75.75 0 0 1-.75.75H9.5L5.5 17.5v-3.25H3a.75.75 0 0 1-.75-.75v-10A.75.75 0 0 1 3 2.75Z`,strokeLinejoin:`round`}),(0,S.jsx)(`path`,{d:`M7.75 7a2.25 2.25 0 1 1 3.2 2.04c-.6.3-.95.66-.95 1.21`,strokeLinecap:`round`}),(0,S.jsx)(`circle`,{cx:`10`,cy:`12.1`,r:`.4`,fill:`currentColor`})]})}var We=3,Ge=`graphiql:tabState`,J=Je()??Ye(),Y=qe(),Ke=Y===void 0,X=K.slice(0,We).map(({document:e,variables:t})=>({query:e,variables:t})),Z=Y??X[0]??{query:``,variables:``};function qe(){try{let e=JSON.parse(J.getItem(Ge)??`null`);return e?.tabs[e.activeTabIndex]}catch{return}}function Je(){try{let e=`graphiql:probe`;return localStorage.setItem(e,`1`),localStorage.removeItem(e),localStorage}catch{return}}function Ye(){let e=new Map;return{getItem:t=>e.get(t)??null,setItem:(t,n)=>void e.set(t,n),removeItem:t=>void e.delete(t),clear:()=>e.clear(),key:t=>[...e.keys()][t]??null,get length(){return e.size}}}var Xe=[q,f,{...r(),title:`Query builder`},m];function Ze(){return(0,S.jsx)(ee,{fetcher:oe,storage:J,plugins:Xe,referencePlugin:f,...Ke&&{visiblePlugin:q},defaultTabs:X,initialQuery:Z.query??``,initialVariables:Z.variables??``,inputValueDeprecation:!0,schemaDescription:!0,children:(0,S.jsx)(l,{children:(0,S.jsx)(h,{children:(0,S.jsxs)(d,{showPersistHeadersSettings:!1,defaultEditorToolsVisibility:!0,children:[(0,S.jsx)(g.Logo,{children:(0,S.jsxs)(`h1`,{className:`brand`,children:[(0,S.jsx)(`img`,{src:E,alt:``}),`sun-graph workbench`]})}),(0,S.jsx)(g.Footer,{children:(0,S.jsx)(ce,{})}),(0,S.jsx)(w,{})]})})})})}var Q=`sun-graph:reloaded`;addEventListener(`vite:preloadError`,e=>{sessionStorage.getItem(Q)||(e.preventDefault(),sessionStorage.setItem(Q,`1`),location.reload())});var $=document.getElementById(`workbench`);$&&(0,ie.createRoot)($).render((0,S.jsx)(Ze,{}));