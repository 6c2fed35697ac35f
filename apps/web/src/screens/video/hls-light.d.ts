/** The build without subtitles, protected content and separate sound tracks, none of which we serve. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
