export const files = {
  'storage.unavailable':
    'Ni ellir storio na darllen ffeiliau ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
  'storage.bucket-public': 'Ni ellir storio na darllen ffeiliau ar hyn o bryd. Rhowch wybod i’ch gweinyddwr.',
  'storage.full': 'Nid oes lle ar ôl ar gyfer ffeiliau. Rhowch wybod i’ch gweinyddwr.',
  'storage.object-missing': 'Mae’r ffeil hon ar goll o’n storfa. Rhowch wybod i’ch gweinyddwr.',
  'storage.range-invalid': 'Nid yw’r rhan honno o’r ffeil yn bodoli.',
  'storage.size-mismatch': 'Ni chyrhaeddodd y ffeil yn gyfan. Uwchlwythwch hi eto.',
  'upload.aborted': 'Torrwyd ar draws yr uwchlwytho. Rhowch gynnig arall arni.',
  'upload.busy':
    'Mae llawer o uwchlwythiadau’n cael eu trin ar hyn o bryd. Rhowch gynnig arall arni cyn bo hir.',
  'upload.empty': 'Mae’r ffeil hon yn wag.',
  'upload.field-invalid':
    'Mae’r maes “{{field}}” yn rhy hir, yno ddwywaith, neu’n cynnwys nodau na ellir eu storio.',
  'upload.field-unknown': 'Nid yw’r maes “{{field}}” yn hysbys yma.',
  'upload.file-missing': 'Dewiswch ffeil i’w huwchlwytho.',
  'upload.image-broken': 'Mae’r llun hwn wedi’i ddifrodi ac ni ellir ei agor.',
  'upload.image-too-large':
    'Mae’r llun hwn yn rhy fawr i’w agor. Defnyddiwch 40 megapicsel a 500 ffrâm ar y mwyaf.',
  'upload.malformed':
    'Ni chyrhaeddodd yr uwchlwythiad mewn ffurf y gallwn ei darllen. Rhowch gynnig arall arni.',
  'upload.not-multipart': 'Anfonwch y ffeil fel uwchlwythiad ffurflen (multipart/form-data).',
  'upload.too-large': 'Mae’r ffeil hon yn rhy fawr. {{megabytes}} MB yw’r mwyaf a ganiateir.',
  'upload.type-not-allowed': 'Ni dderbynnir y math hwn o ffeil, neu nid yw’r ffeil yr hyn a ddywed ei henw.',
  'file.missing': 'Dewiswch un o’ch uwchlwythiadau eich hun ar gyfer hyn.',
  'upload.too-many-unused': 'Mae gennych {{most}} ffeil yn aros i gael eu defnyddio. Dilëwch rai yn gyntaf.',
} as const;
