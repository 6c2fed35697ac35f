export { loadCatalogue, type Catalogue } from './catalogue.js';
export { formatDate, formatDateTime, formatNumber } from './format.js';
export { languages, negotiateLanguage, type Language } from './negotiate-language.js';
export { translator, type TextParams, type Translate } from './translator.js';
