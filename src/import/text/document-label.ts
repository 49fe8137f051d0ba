// What press offices write above their copy: "PRESS RELEASE", "Pressemitteilung". Pure.

/** Source of a regular expression, for any case. */
export const DOCUMENT_LABEL =
  '(?:(?:press|news|media) (?:release|notice|statement|information|bulletin)|(?:presse|medien)(?:mitteilung|information|notiz)|communiqué de presse|(?:comunicado|nota) de (?:prensa|imprensa)|comunicado à imprensa|comunicato stampa|persbericht|pressmeddelande|pressemeddelelse|pressemelding|lehdistötiedote)';
