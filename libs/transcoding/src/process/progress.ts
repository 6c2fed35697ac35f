/** What `-progress` has said last: seconds of output, and pictures. */
export class Progress {
  seconds = 0;
  frames = 0;

  read(line: string): void {
    const [name, value = ''] = line.split('=');
    const number = Number(value);
    if (!Number.isFinite(number) || number < 0) return;
    if (name === 'out_time_us') this.seconds = number / 1_000_000;
    if (name === 'frame') this.frames = number;
  }
}
