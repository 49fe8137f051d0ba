// The part of the console's stylesheet that is about agreements.

export const AGREEMENT_STYLE = `
.console h3 { font: 600 .9375rem/1.4 var(--sans); margin-block: 1.1rem .3rem; }
.terms { max-width: 46rem; font: .9375rem/1.5 var(--sans); }
.terms ul { margin: 0; padding-inline-start: 1.1rem; }
.terms li { margin-block-end: .2rem; }
`;
