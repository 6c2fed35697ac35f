import { loudnessOf } from './sound-judge.js';

const EVERY = 100;

/** Reports ten times a second how loud a stream is, until the returned function is called. */
export const listenToLevel = (stream: MediaStream, onLoudness: (loudness: number) => void): (() => void) => {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLoudness(loudnessOf(samples));
  }, EVERY);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
};
