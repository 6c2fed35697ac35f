/** Reads what this device has kept, or `null`: nothing there, not readable, or storage is off. */
export const readKept = <T>(name: string): T | null => {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
};

/** Keeps something on this device; `null` forgets it. Without storage the page itself still holds it. */
export const keepHere = (name: string, value: unknown): void => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full, or turned off by the browser: the server's copy must do.
  }
};
