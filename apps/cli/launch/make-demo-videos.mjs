// "npm run demo:videos": makes the demo's videos and captions in libs/demo/assets, from the words in
// libs/demo/src/content/videos.ts. Needs ffmpeg, espeak-ng and Chromium; only for those who change the words.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { root } from './run-step.mjs';

const { writeWebVtt } = await import(join(root, 'dist/libs/captions/src/index.js'));
const { demoContent } = await import(join(root, 'dist/libs/demo/src/index.js'));

const ASSETS = join(root, 'libs/demo/assets');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const VOICES = { en: 'en-gb-x-rp', cy: 'cy' };
const PAUSE_SECONDS = 0.5;
/** Slides stand still: every picture more is only work for whoever starts the demonstration. */
const PICTURES_A_SECOND = 2;
const WORDS_PER_MINUTE = '135';

const run = (program, args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });

/** Arguments as one types them; no path here has a space in it. */
const words = (line) => line.split(' ');

const secondsOf = (file) =>
  Number(run('ffprobe', words(`-v error -show_entries format=duration -of csv=p=0 ${file}`)));

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A slide as a page: the heading large, what is being said below it. */
const pageOf = (video, heading, sentence) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; height: 720px; display: flex; flex-direction: column; justify-content: center; padding: 0 90px;
    font-family: sans-serif; background: #12343b; color: #fff; box-sizing: border-box }
  h1 { font-size: 68px; line-height: 1.15; margin: 0 0 40px; max-width: 1000px }
  p { font-size: 36px; line-height: 1.4; margin: 0; max-width: 960px; color: #d7ece8 }
  small { position: absolute; left: 90px; bottom: 50px; font-size: 24px; color: #9cc7bf }
  i { position: absolute; left: 0; top: 0; bottom: 0; width: 28px; background: #e8a33d }
</style><i></i><h1>${escaped(heading)}</h1><p>${escaped(sentence)}</p><small>${escaped(video.title)}</small>`;

/** One sentence as a film: its slide, and the voice with a pause after it. Gives the seconds it lasts. */
const makePart = async (page, { video, heading, sentence, folder, number }) => {
  const [picture, voice, part] = ['png', 'wav', 'mp4'].map((ending) => join(folder, `${number}.${ending}`));
  await page.setContent(pageOf(video, heading, sentence));
  await page.screenshot({ path: picture });
  const speaking = words(`-v ${VOICES[video.language]} -s ${WORDS_PER_MINUTE} -w ${voice}`);
  run('espeak-ng', speaking.concat(sentence));
  const sources = `-loop 1 -framerate 10 -i ${picture} -i ${voice} -t ${secondsOf(voice) + PAUSE_SECONDS}`;
  const film = '-c:v libx264 -preset veryfast -tune stillimage -crf 18 -pix_fmt yuv420p';
  const sound = '-af apad -c:a aac -b:a 48k -ar 44100 -ac 1';
  run('ffmpeg', words(`-v error -y ${sources} ${film} ${sound} ${part}`));
  return { part, seconds: secondsOf(part) };
};

const joinParts = (parts, folder, file) => {
  const list = join(folder, 'list.txt');
  writeFileSync(list, parts.map((part) => `file '${part}'\n`).join(''));
  const film = `-vf fps=${PICTURES_A_SECOND} -c:v libx264 -preset slow -tune stillimage -crf 30 -pix_fmt yuv420p`;
  const rest = '-c:a aac -b:a 48k -map_metadata -1 -fflags +bitexact -movflags +faststart';
  run('ffmpeg', words(`-v error -y -f concat -safe 0 -i ${list} ${film} ${rest} ${file}`));
};

const makeVideo = async (page, video) => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-video-'));
  const other = video.language === 'en' ? 'cy' : 'en';
  const cues = { [video.language]: [], [other]: [] };
  const sentences = video.slides.flatMap(({ heading, said }) => said.map((pair) => ({ heading, pair })));
  const parts = [];
  let start = 0;
  for (const [number, { heading, pair }] of sentences.entries()) {
    const [sentence, translated] = pair;
    const { part, seconds } = await makePart(page, { video, heading, sentence, folder, number });
    const [startMs, endMs] = [start, start + seconds - PAUSE_SECONDS / 2].map((at) => Math.round(at * 1000));
    cues[video.language].push({ startMs, endMs, text: sentence, speaker: null });
    cues[other].push({ startMs, endMs, text: translated, speaker: null });
    parts.push(part);
    start += seconds;
  }
  joinParts(parts, folder, join(ASSETS, `${video.key}.mp4`));
  for (const [language, said] of Object.entries(cues))
    writeFileSync(join(ASSETS, `${video.key}.${language}.vtt`), writeWebVtt(said));
  rmSync(folder, { recursive: true });
  console.log(`${video.key}: ${start.toFixed(1)} s`);
};

mkdirSync(ASSETS, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM.find((path) => existsSync(path)),
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
for (const video of demoContent.videos) await makeVideo(page, video);
await browser.close();
