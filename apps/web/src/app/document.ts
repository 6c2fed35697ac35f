import { PAGE_STATE_ID, serialiseState, type PageState } from './page-state.js';

export interface DocumentParts {
  /** `index.html` of the client build. */
  readonly template: string;
  readonly state: PageState;
  /** Title, description and links, as `render` gives them. */
  readonly head: string;
  /** What `render` gives; empty for a page that the browser draws by itself. */
  readonly html: string;
  /** Changes whenever /brand.css does, so that it can be cached for good. */
  readonly brandVersion: string;
  readonly nonce?: string | undefined;
}

/** Puts a page together. Language and theme stand on `<html>`, so nothing flashes before the script runs. */
export const documentOf = (parts: DocumentParts): string => {
  const { template, state, head, html, brandVersion, nonce } = parts;
  const nonceAttribute = nonce === undefined ? '' : ` nonce="${nonce}"`;
  const brand = `<link rel="stylesheet" href="/brand.css?v=${encodeURIComponent(brandVersion)}" />`;
  const script = `<script type="application/json" id="${PAGE_STATE_ID}"${nonceAttribute}>${serialiseState(state)}</script>`;
  // Functions as replacements: a `$&` that somebody wrote in a post must stay a `$&`.
  return template
    .replace(
      '<html lang="en" data-theme="system">',
      () => `<html lang="${state.language}" data-theme="${state.theme}">`,
    )
    .replace('<!--guildhall-head-->', () => brand + head)
    .replace('<!--guildhall-html-->', () => html)
    .replace('<!--guildhall-state-->', () => script);
};
