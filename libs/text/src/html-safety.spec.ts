import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';

import { launchChromium } from '#libs/testing';

import { vectors } from './hostile-vectors.js';
import { renderMarkdown, sanitiseRemoteHtml } from './index.js';

const ADDRESS = 'https://guildhall.example/';
const POLICY = "default-src 'none'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

const hostile = { href: '/@ada', label: '"><img src=x onerror=alert(1)>' };
const render = (markdown: string): string => renderMarkdown(markdown, () => hostile).html;

const mixed = fc.sample(
  fc
    .array(
      fc.oneof(fc.constantFrom(...vectors, '\n\n', '> ', '- ', '|a|\n|-|\n|', '`', '@ada'), fc.string()),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('')),
  { numRuns: 300, seed: 2026 },
);

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

/** Shows one document to a browser that can reach nothing, and tells what the document tried. */
const attemptsOf = async (
  body: string,
  policy: string | null,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<string[]> => {
  const attempts: string[] = [];
  const context = await browser.newContext();
  await context.exposeFunction('attempted', (what: string) => attempts.push(what));
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => attempted(`policy ${violatedDirective} ${blockedURI}`))",
  );
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (request.url() === ADDRESS) {
      const headers = policy === null ? {} : { 'content-security-policy': policy };
      return route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers });
    }
    if (/^https:\/\/guildhall\.example\/files\/[0-9a-f-]{36}\/display$/.test(request.url()))
      return route.fulfill({ status: 404 });
    attempts.push(`request ${request.url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    attempts.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => attempts.push('popup'));
  page.on('framenavigated', (frame) => {
    if (frame.url() !== ADDRESS && frame.url() !== 'about:blank') attempts.push(`frame ${frame.url()}`);
  });
  await page.goto(ADDRESS, { waitUntil: 'load' }).catch((error: unknown) => attempts.push(String(error)));
  await look(page);
  await context.close();
  return attempts;
};

const documentOf = (parts: readonly string[]): string =>
  `<!doctype html><title>x</title><main>${parts.map((part) => `<article>${part}</article>`).join('\n')}</main>`;

/** Runs in the page: puts each part in once more as a script would, and names what has no business there. */
const foreignParts = (): string[] => {
  const tags = new Set(
    'P BR HR H3 H4 H5 H6 BLOCKQUOTE PRE CODE EM STRONG S DEL SUB SUP UL OL LI A DIV TABLE THEAD TBODY TR TH TD IMG SPAN'.split(
      ' ',
    ),
  );
  const names = new Set(['href', 'rel', 'class', 'src', 'alt', 'start', 'scope', 'tabindex']);
  const classes = new Set(['mention', 'table-scroll', 'align-center', 'align-end']);
  const found: string[] = [];
  const judge = (element: Element): void => {
    if (!tags.has(element.tagName)) found.push(element.tagName);
    for (const { name, value } of element.attributes)
      if (!names.has(name)) found.push(`${element.tagName} ${name}=${value}`);
    for (const name of element.classList) if (!classes.has(name)) found.push(`class ${name}`);
    if (element instanceof HTMLAnchorElement && !['http:', 'https:', 'mailto:'].includes(element.protocol))
      found.push(`link ${element.outerHTML}`);
    if (element instanceof HTMLImageElement && new URL(element.src).origin !== location.origin)
      found.push(`picture ${element.src}`);
  };
  for (const article of document.querySelectorAll('article')) {
    for (const element of article.querySelectorAll('*')) judge(element);
    const again = document.createElement('article');
    again.innerHTML = article.innerHTML;
    document.body.append(again);
    for (const element of again.querySelectorAll('*')) judge(element);
    if (article.innerHTML !== again.innerHTML) found.push(`changes when read again: ${article.innerHTML}`);
  }
  return found;
};

describe('rendered text in a browser', () => {
  it('sees what hostile markup would do if it were not sanitised', async () => {
    const attempts = await attemptsOf(documentOf(['<img src=x onerror=alert(1)>']), null);
    expect(attempts).toContain('dialog 1');
    const reported = await attemptsOf(documentOf(['<img src=https://canary.example/x.png>']), POLICY);
    expect(reported.join('\n')).toContain('policy img-src');
  });

  it.each([
    ['without a content policy', null],
    ['under a content policy', POLICY],
  ])('HT1 HT2 HT3 HT4 HT7: runs nothing, asks for nothing and reports nothing %s', async (_, policy) => {
    const texts = [...vectors, ...mixed];
    const parts = [...texts.map(render), ...texts.map(sanitiseRemoteHtml)];
    const foreign: string[] = [];
    const attempts = await attemptsOf(documentOf(parts), policy, async (page) => {
      foreign.push(...(await page.evaluate(foreignParts)));
      expect(await page.locator('main > article').count()).toBe(parts.length);
    });
    expect(foreign).toEqual([]);
    expect(attempts).toEqual([]);
  });
});
