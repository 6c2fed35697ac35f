export { languages, negotiateLanguage, type Language } from './negotiate-language.js';
