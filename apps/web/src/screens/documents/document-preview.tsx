import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { Skeleton } from '../../design/skeleton.js';

import './documents.css';

// The bundler serves the worker from our own origin.
GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;

/** Pictures beyond this many pixels are drawn smaller. */
const MOST_PIXELS = 16_000_000;
/** As large as the screen is wide, and larger than that, to be moved about in. */
const SCALES = { fitting: 1.5, large: 2.5 } as const;
type Size = keyof typeof SCALES;

type Loading = { readonly pdf: PDFDocumentProxy | null; readonly hasFailed: boolean };

/** Reads the file part by part, as its pages are looked at. Nothing in it runs, and it loads nothing. */
const usePdf = (fileId: string): Loading => {
  const [loading, setLoading] = useState<Loading>({ pdf: null, hasFailed: false });
  useEffect(() => {
    const task = getDocument({
      url: `/files/${fileId}/preview`,
      disableAutoFetch: true,
      enableXfa: false,
      // WebAssembly would need a weaker policy for scripts.
      useWasm: false,
    });
    let isWanted = true;
    task.promise.then(
      (pdf) => isWanted && setLoading({ pdf, hasFailed: false }),
      () => isWanted && setLoading({ pdf: null, hasFailed: true }),
    );
    return () => {
      isWanted = false;
      void task.destroy();
    };
  }, [fileId]);
  return loading;
};

/** Draws one page, and gives its words for those who cannot see it. */
const useDrawnPage = (pdf: PDFDocumentProxy, number: number, size: Size) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const stopping = new AbortController();
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const scale = Math.min(SCALES[size], Math.sqrt(MOST_PIXELS / (width * height)));
      const viewport = page.getViewport({ scale });
      const target = canvas.current;
      if (stopping.signal.aborted || target === null) return;
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const drawing = page.render({ canvas: target, viewport });
      stopping.signal.addEventListener('abort', () => drawing.cancel());
      await drawing.promise;
      const { items } = await page.getTextContent();
      if (stopping.signal.aborted) return;
      setWords(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      setFailed(false);
    };
    draw().catch(() => {
      if (!stopping.signal.aborted) setFailed(true);
    });
    return () => stopping.abort();
  }, [pdf, number, size]);
  return { canvas, words, hasFailed };
};

/** What is larger than the screen is moved about in with the arrow keys. */
const FOCUSABLE = { tabIndex: 0 } as const;

const DrawnPage = ({ pdf, number, size }: { pdf: PDFDocumentProxy; number: number; size: Size }) => {
  const { t } = useTranslation();
  const { canvas, words, hasFailed } = useDrawnPage(pdf, number, size);
  return (
    <>
      {hasFailed && (
        <Banner tone="warn">
          <p>{t('documents:page-failed')}</p>
        </Banner>
      )}
      <div
        className="document-page"
        data-size={size}
        role="region"
        aria-label={t('documents:page', { number, pages: pdf.numPages })}
        {...(size === 'large' && FOCUSABLE)}
      >
        <canvas ref={canvas} aria-hidden="true" />
        <p className="gh-hidden">{words}</p>
      </div>
    </>
  );
};

const Pages = ({ pdf }: { pdf: PDFDocumentProxy }) => {
  const { t } = useTranslation();
  const [number, setNumber] = useState(1);
  const [size, setSize] = useState<Size>('fitting');
  const { numPages: pages } = pdf;
  const isLarge = size === 'large';
  return (
    <>
      <div className="gh-row">
        <Button icon="arrow-left" isDisabled={number === 1} onPress={() => setNumber(number - 1)}>
          {t('documents:page-before')}
        </Button>
        <Button icon="arrow-right" isDisabled={number === pages} onPress={() => setNumber(number + 1)}>
          {t('documents:page-after')}
        </Button>
        <Button icon={isLarge ? 'collapse' : 'expand'} onPress={() => setSize(isLarge ? 'fitting' : 'large')}>
          {isLarge ? t('documents:fitting') : t('documents:large')}
        </Button>
        <p aria-live="polite">{t('documents:page', { number, pages })}</p>
      </div>
      <DrawnPage pdf={pdf} number={number} size={size} />
    </>
  );
};

/** A PDF, page by page. */
export const DocumentPreview = ({ fileId }: { fileId: string }) => {
  const { t } = useTranslation();
  const { pdf, hasFailed } = usePdf(fileId);
  return (
    <section className="gh-stack" aria-labelledby="preview">
      <h2 id="preview">{t('documents:preview')}</h2>
      {pdf === null && !hasFailed && <Skeleton count={6} />}
      {hasFailed && (
        <Banner tone="warn">
          <p>{t('documents:preview-failed')}</p>
        </Banner>
      )}
      {pdf !== null && <Pages pdf={pdf} />}
    </section>
  );
};
