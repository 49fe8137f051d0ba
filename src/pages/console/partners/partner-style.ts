// The part of the console's stylesheet that is about partners.

export const PARTNER_STYLE = `
.agreement { margin-block-end: 1.1rem; }
.gauge meter { display: block; inline-size: min(100%, 24rem); block-size: 1rem; margin-block: .3rem; }
.copyable { display: flex; flex-wrap: wrap; align-items: start; gap: .5rem 1rem; margin-block: .4rem 1rem; max-width: 60rem; }
.copyable code { flex: 1 1 20rem; padding: .7rem .8rem; font-size: .9375rem; overflow-wrap: anywhere; user-select: all; }
.letter code { white-space: pre-wrap; font: .9375rem/1.6 var(--sans); }
.asked { font: .9375rem/1.6 var(--sans); }
.notice { margin: .75rem 0; max-width: 46rem; }
.notice figcaption { font: 600 .8125rem/1.5 var(--sans); color: var(--muted); }
.notice blockquote { margin: .2rem 0 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--hairline); white-space: pre-line; overflow-wrap: anywhere; }
details > summary { cursor: pointer; min-block-size: 1.5rem; font: .9375rem/1.5 var(--sans); }
@media (min-width: 64rem) {
  .key-id { white-space: nowrap; }
  td.subject { min-inline-size: 10rem; }
}
.entry .hint { display: inline; margin: 0; }
.entry { margin: 0; padding: 0; list-style: none; font: .875rem/1.5 var(--sans); overflow-wrap: anywhere; }
.entry ins, .entry del { display: inline-block; max-inline-size: 100%; }
@media (min-width: 64rem) { td .email, td .email bdi { overflow-wrap: break-word; white-space: nowrap; } }
`;
