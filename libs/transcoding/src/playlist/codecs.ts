const AVC_CONFIGURATION = Buffer.from('avcC');
const AAC_ENTRY = Buffer.from('mp4a');

/** Codecs of an initialisation segment in the words of RFC 6381. The profile bytes stand in the decoder's set-up. */
export const codecsOf = (init: Buffer): string[] => {
  const avc = init.indexOf(AVC_CONFIGURATION);
  const profile = avc < 0 ? null : init.subarray(avc + 5, avc + 8).toString('hex');
  return [
    ...(profile === null ? [] : [`avc1.${profile}`]),
    // Low complexity is the only profile that the encoder makes.
    ...(init.includes(AAC_ENTRY) ? ['mp4a.40.2'] : []),
  ];
};
