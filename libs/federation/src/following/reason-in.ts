const STATUS = /^\d{3}\s*/;
const MOST = 200;
/** Under these names servers say in JSON what they object to; the first that is there says it best. */
const SAID_IN = ['detail', 'message', 'error_description', 'title', 'error'] as const;

const saidIn = (text: string): string => {
  try {
    const answer = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    const said = SAID_IN.map((name) => answer?.[name]).find((value) => typeof value === 'string');
    return typeof said === 'string' ? said : '';
  } catch {
    return text.startsWith('{') || text.startsWith('<') ? '' : text;
  }
};

/** What a server said when it refused something, for people: without the status, and nothing where it is not made of words. */
export const reasonIn = (error: string): string => saidIn(error.replace(STATUS, '')).slice(0, MOST).trim();
