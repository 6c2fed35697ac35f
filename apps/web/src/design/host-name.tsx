import { Fragment } from 'react';

/** The name of a server, which goes on in the next line at a dot where there is no room for the whole. */
export const HostName = ({ host }: { host: string }) =>
  host.split('.').map((part, at, parts) => (
    <Fragment key={parts.slice(0, at + 1).join('.')}>
      {at > 0 && (
        <>
          <wbr />.
        </>
      )}
      {part}
    </Fragment>
  ));
