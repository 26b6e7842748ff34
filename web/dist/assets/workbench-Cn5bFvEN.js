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
      nodes { network { acronym name } name presence presenceAsOf established }
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
    communities { totalCount nodes { name kind theme memberLed } }
    events(first: 10) { totalCount nodes { name kind starts place } }
    commitments(first: 10) {
      totalCount
      nodes { title makerName smartness verification target { text date } }
    }
    assistanceReceived { totalCount nodes { providerName recipientName topic since relation } }
    assistanceGiven { totalCount nodes { providerName recipientName topic since relation } }
  }
}
`,O=`# Sectors missing from platforms
#
# Which national platforms have no seat on record for which networks. None on record is not none: who sits on a platform is known in part only.

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
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,k=`# A platform, but no alliance seated
#
# Countries whose national platform is there, while civil society has no seat on record on it, and what is known of the alliance.

query PlatformWithoutAlliance {
  notSeated: countries(
    filter: { platformPresence: [YES, INTERIM], notSeated: ["network:csn"] }
    first: 66
  ) {
    totalCount
    nodes {
      code
      name
      chapters(filter: { networks: ["network:csn"] }) {
        nodes { name presence presenceAsOf source { title } }
      }
    }
  }
  allianceWithoutData: countries(
    filter: {
      platformPresence: [YES, INTERIM]
      chapter: { network: "network:csn", presence: [NO_DATA] }
    }
    first: 66
  ) {
    totalCount
    nodes { code name }
  }
}
`,A=`# Who assists whom
#
# Assistance that crosses a border: who gave it to whom, on what, when, and how the two are related; then who gave how often within each kind of relation.

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
  peer: assistance(filter: { relations: [PEER] }) { totalCount }
  fromTheSecretariat: assistance(filter: { relations: [SECRETARIAT] }) { totalCount }
  fromOutside: assistance(filter: { relations: [EXTERNAL] }) { totalCount }
}
`,j=`# Communities, their members and the countries that asked
#
# Each community with who leads, belongs to and supports it, the countries that asked for its support, and how many communities are led by members.

query Communities {
  communities(first: 30) {
    totalCount
    nodes {
      name
      kind
      theme
      memberLed
      owner { name }
      members(first: 30) { totalCount nodes { role party { id name } country { code } lastObserved } }
      requests(first: 30) { totalCount nodes { country { code name } status asOf } }
    }
  }
  ledByMembers: communities(filter: { kinds: [COMMUNITY_OF_PRACTICE], memberLed: true }) {
    totalCount
  }
}
`,M=`# Commitments in doubt
#
# Commitments that are not verified, are low in SMARTness, or have no progress report on record.

query CommitmentsInDoubt {
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
# The ten global nutrition targets in a country, with the number of commitments on record that work towards each. None on record is not none made.

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
# The total of the Joint Annual Assessment and the functionality index of the alliance, for the countries of a region, with the date on which each country joined.

query FunctionalityByRegion($region: ID!) {
  region(id: $region) { scheme name countries { totalCount } }
  jointAssessment: indicatorValues(
    filter: { indicators: ["indicator:jaa-jaatotal-recent19"], region: $region }
    order: NUMBER
    direction: DESC
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
# Where a country's facts come from: its join date with every rival claim, and the source, date and confidence of each indicator, chapter and commitment.

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
      }
    }
    indicators(first: 20) {
      totalCount
      nodes { indicator { name unit } text date class confidence source { title address } }
    }
    commitments(first: 20) {
      nodes { title confidence note target { text date } source { title address } }
    }
  }
}
`,L=`# Who sat on the platform on a day
#
# The seats on a country's national platforms as far as they are known for a day: a tie holds from its start, or from its first observation where no source states a start.

query SeatsOnADay($code: CountryCode!, $day: Date!) {
  country(code: $code) {
    name
    platforms(filter: { kinds: [NATIONAL] }) {
      nodes {
        name
        seats(filter: { asOf: $day }, order: ROLE) {
          totalCount
          nodes { role holder { name } network { name } since until firstObserved lastObserved onlyObserved }
        }
      }
    }
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
# The collaboration graph of a country: its measures, the actors through whom the others reach each other, and those without whom networks would fall apart.

query BridgesInACountry($code: CountryCode!) {
  country(code: $code) {
    name
    collaborationGraph {
      measures { members tiedPairs density components transitivity externalInternalIndex }
      mostBetween(first: 5) {
        nodes { name kind network { name } centrality { degree betweenness brokerage { liaison gatekeeper } } }
      }
      bridges { actor { name kind } parts { networks { name } } }
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
# Networks without a seat on record in a country, the chapters that are present and could be seated, and the networks of which no two actors are tied. None on record is not none.

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
`,pe=`{ "code": "SEN" }
`,me=`{ "region": "region:hub-francophone-africa" }
`,he=`{ "codes": ["BGD", "KEN", "PER", "SEN"] }
`,ge=`{ "region": "region:meal-east-southern-africa" }
`,_e=`{ "code": "BGD" }
`,ve=`{ "code": "KEN", "day": "2015-06-30" }
`,ye=`{ "text": "cote d ivoire" }
`,be=`{ "code": "TZA" }
`,xe=`{ "from": "chapter:csn-sen", "to": "chapter:csn-per" }
`,Se=`{ "code": "KEN", "days": ["2014-06-30", "2016-06-30"] }
`,Ce=`{ "code": "KEN" }
`,W=Object.assign({"../../src/ui/queries/01-country.graphql":D,"../../src/ui/queries/02-sectors-missing.graphql":O,"../../src/ui/queries/03-platform-without-alliance.graphql":k,"../../src/ui/queries/04-assistance.graphql":A,"../../src/ui/queries/05-communities.graphql":j,"../../src/ui/queries/06-commitments-in-doubt.graphql":M,"../../src/ui/queries/07-targets-uncovered.graphql":N,"../../src/ui/queries/08-alliances-lacking.graphql":P,"../../src/ui/queries/09-functionality-by-region.graphql":F,"../../src/ui/queries/10-sources.graphql":I,"../../src/ui/queries/11-seats-on-a-day.graphql":L,"../../src/ui/queries/12-all-countries.graphql":R,"../../src/ui/queries/13-search.graphql":z,"../../src/ui/queries/14-bridges-in-a-country.graphql":B,"../../src/ui/queries/15-cross-network-share.graphql":V,"../../src/ui/queries/16-only-receive.graphql":H,"../../src/ui/queries/17-shortest-path.graphql":U,"../../src/ui/queries/18-what-changed.graphql":de,"../../src/ui/queries/19-missing-from-the-platform.graphql":fe}),we=Object.assign({"../../src/ui/queries/01-country.json":pe,"../../src/ui/queries/02-sectors-missing.json":me,"../../src/ui/queries/07-targets-uncovered.json":he,"../../src/ui/queries/09-functionality-by-region.json":ge,"../../src/ui/queries/10-sources.json":_e,"../../src/ui/queries/11-seats-on-a-day.json":ve,"../../src/ui/queries/13-search.json":ye,"../../src/ui/queries/14-bridges-in-a-country.json":be,"../../src/ui/queries/17-shortest-path.json":xe,"../../src/ui/queries/18-what-changed.json":Se,"../../src/ui/queries/19-missing-from-the-platform.json":Ce}),G=Object.keys(W).sort().map(e=>{let t=W[e]??``,n=we[e.replace(/\.graphql$/,`.json`)]??``;return{name:e.replace(/^.*\//,``).replace(/\.graphql$/,``),...Te(t),document:t.trimEnd(),variables:n.trim()}});function Te(e){let t=e.split(`
`),n=t.findIndex(e=>!e.startsWith(`#`)),[r=``,...i]=t.slice(0,n<0?t.length:n).map(e=>e.replace(/^#\s?/,``).trim()).filter(e=>e!==``);return{title:r,purpose:i.join(` `)}}var K={title:`Questions`,icon:Oe,content:Ee};function Ee(){let e=De(),{run:t}=o(),n=a(e=>e.tabs[e.activeTabIndex]?.query);return(0,S.jsxs)(`section`,{className:`questions`,"aria-labelledby":`questions-title`,children:[(0,S.jsx)(`h2`,{id:`questions-title`,children:`Questions`}),(0,S.jsx)(`p`,{children:`Ask how countries, networks and organisations work together for nutrition. Choose a question: it opens in a tab of its own, to run and to change as you like.`}),(0,S.jsx)(`ol`,{children:G.map(r=>(0,S.jsxs)(`li`,{className:`question`,children:[(0,S.jsxs)(`button`,{type:`button`,className:`question-open`,"aria-current":n===r.document,onClick:()=>e(r),children:[(0,S.jsx)(`span`,{className:`question-title`,children:r.title}),(0,S.jsx)(`span`,{className:`question-purpose`,children:r.purpose})]}),(0,S.jsx)(`button`,{type:`button`,className:`question-run`,"aria-label":`Run: ${r.title}`,title:`Open and run`,onClick:()=>{e(r),t()},children:`Run`})]},r.name))}),(0,S.jsx)(`h3`,{children:`To ask your own`}),(0,S.jsxs)(`ul`,{className:`hints`,children:[(0,S.jsxs)(`li`,{children:[`Change the values under `,(0,S.jsx)(`b`,{children:`Variables`}),`: a country’s code, for example.`]}),(0,S.jsxs)(`li`,{children:[(0,S.jsx)(`b`,{children:`Query builder`}),`, on the left, writes the query while you tick fields.`]}),(0,S.jsxs)(`li`,{children:[(0,S.jsx)(`b`,{children:`Documentation`}),`, on the left, explains every field: its unit, its order, what an empty value means.`]})]}),(0,S.jsx)(`p`,{className:`notices`,children:(0,S.jsx)(`a`,{href:`/graphiql/third-party-notices.md`,children:`Licences of the software in this page`})})]})}function De(){let{addTab:e,changeTab:t,setOperationFacts:n,stop:r,updateActiveTabValues:i}=o(),l=a(e=>e.tabs),u=a(e=>e.activeTabIndex),d=a(e=>e.queryEditor),f=a(e=>e.variableEditor);return({document:a,variables:o})=>{r();let p=l.findIndex(e=>e.query===a&&(e.variables??``)===o);p<0?(e(),d?.setValue(a),f?.setValue(o)):p!==u&&t(p);let m=c(a),h=m.definitions.filter(e=>e.kind===s.OPERATION_DEFINITION),g=h[0]?.name?.value;n({documentAST:m,operations:h,...g&&{operationName:g}}),i({query:a,variables:o,operationName:g??null})}}function Oe(){return(0,S.jsxs)(`svg`,{viewBox:`0 0 20 20`,fill:`none`,stroke:`currentColor`,strokeWidth:`1.5`,"aria-hidden":`true`,children:[(0,S.jsx)(`path`,{d:`M3 2.75h14a.75.75 0 0 1 .75.75v10a.75.75 0 0 1-.75.75H9.5L5.5 17.5v-3.25H3a.75.75 0 0 1-.75-.75v-10A.75.75 0 0 1 3 2.75Z`,strokeLinejoin:`round`}),(0,S.jsx)(`path`,{d:`M7.75 7a2.25 2.25 0 1 1 3.2 2.04c-.6.3-.95.66-.95 1.21`,strokeLinecap:`round`}),(0,S.jsx)(`circle`,{cx:`10`,cy:`12.1`,r:`.4`,fill:`currentColor`})]})}var ke=3,Ae=`graphiql:tabState`,q=Z()??Ne(),J=Me(),je=J===void 0,Y=G.slice(0,ke).map(({document:e,variables:t})=>({query:e,variables:t})),X=J??Y[0]??{query:``,variables:``};function Me(){try{let e=JSON.parse(q.getItem(Ae)??`null`);return e?.tabs[e.activeTabIndex]}catch{return}}function Z(){try{let e=`graphiql:probe`;return localStorage.setItem(e,`1`),localStorage.removeItem(e),localStorage}catch{return}}function Ne(){let e=new Map;return{getItem:t=>e.get(t)??null,setItem:(t,n)=>void e.set(t,n),removeItem:t=>void e.delete(t),clear:()=>e.clear(),key:t=>[...e.keys()][t]??null,get length(){return e.size}}}var Pe=[K,f,{...r(),title:`Query builder`},m];function Fe(){return(0,S.jsx)(ee,{fetcher:oe,storage:q,plugins:Pe,referencePlugin:f,...je&&{visiblePlugin:K},defaultTabs:Y,initialQuery:X.query??``,initialVariables:X.variables??``,inputValueDeprecation:!0,schemaDescription:!0,children:(0,S.jsx)(l,{children:(0,S.jsx)(h,{children:(0,S.jsxs)(d,{showPersistHeadersSettings:!1,defaultEditorToolsVisibility:!0,children:[(0,S.jsx)(g.Logo,{children:(0,S.jsxs)(`h1`,{className:`brand`,children:[(0,S.jsx)(`img`,{src:E,alt:``}),`sun-graph workbench`]})}),(0,S.jsx)(g.Footer,{children:(0,S.jsx)(ce,{})}),(0,S.jsx)(w,{})]})})})})}var Q=`sun-graph:reloaded`;addEventListener(`vite:preloadError`,e=>{sessionStorage.getItem(Q)||(e.preventDefault(),sessionStorage.setItem(Q,`1`),location.reload())});var $=document.getElementById(`workbench`);$&&(0,ie.createRoot)($).render((0,S.jsx)(Fe,{}));