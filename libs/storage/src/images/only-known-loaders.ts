import sharp from 'sharp';

const KNOWN = ['Jpeg', 'Png', 'Webp', 'Nsgif'];

// libvips can open some forty formats, SVG and PDF among them, and one that lies about its first bytes could
// reach a loader we never meant. Only four decoders stay reachable in this process, from memory only.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: KNOWN.map((name) => `VipsForeignLoad${name}Buffer`) });
// One thread per image: the queue decides how many images share the machine with the requests.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
