export { AddComment } from './comments/add-comment.js';
export { removeComment } from './comments/delete-comment.js';
export { ListComments } from './comments/list-comments.js';
export { BeginArticle } from './begin-article.js';
export { removePublication } from './delete-publication.js';
export { CreateStatus } from './create-status.js';
export {
  changePublicationElsewhere,
  endPublicationElsewhere,
  keepPublicationElsewhere,
} from './keep-publication-elsewhere.js';
export { publicationLinkJson, publicationLinkOf, type PublicationLinkRow } from './publication-link.js';
export { PublishArticle } from './publish-article.js';
export { PublishingModule } from './publishing.module.js';
export { ReactToPublication } from './react-to-publication.js';
export { ReadPublications } from './read-publications.js';
export { publishingStatusOf } from './status-of.js';
