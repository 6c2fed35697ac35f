import { answerJobs } from './child.js';
import { loadByHttp, type HttpLoad } from './http-load.js';
import { loadSigned, type SignedLoad } from './signed-load.js';
import { deliverPosts, joinThread, leaveThread, type Deliver, type Join } from './socket-load.js';

type Job = HttpLoad | SignedLoad | Join | Deliver | { readonly kind: 'leave' };

answerJobs<Job>(async (job) => {
  switch (job.kind) {
    case 'http':
      return loadByHttp(job);
    case 'signed':
      return loadSigned(job);
    case 'join':
      return joinThread(job);
    case 'deliver':
      return deliverPosts(job);
    case 'leave':
      return leaveThread();
  }
});
