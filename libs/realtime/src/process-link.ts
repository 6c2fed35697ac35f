/**
 * How the processes of an instance reach each other. Sending never waits and never fails: what a broken link loses is
 * found again by comparing streams with the database.
 */
export interface ProcessLink {
  /** A longer text must be split or left out. */
  readonly mostBytes: number;
  send(text: string): void;
  /** Texts of every process, this one included. */
  onText(listener: (text: string) => void): void;
  close(): Promise<void>;
}

export type Report = (error: unknown, context: Record<string, unknown>) => void;
