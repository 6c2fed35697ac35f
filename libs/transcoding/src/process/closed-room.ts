import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cage } from './find-cage.js';
import { findProgram, printed } from './find-program.js';

/** What a program in a closed room sees of the files of the machine, beside the programs and fonts that came with it. */
export interface Sight {
  /** Where it works. */
  readonly work: string;
  /** Where the program itself is. */
  readonly program: string;
}

/** The first arguments of the programs that begin a closed room; empty where this machine cannot have one. */
export interface ClosedRoom {
  readonly user: readonly string[];
  readonly rest: readonly string[];
}

/**
 * Builds the room in the working folder, goes in, and gives up every right to go out again. Arguments: the working folder,
 * the folder of the program, and the command.
 */
const BUILD = `set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
work=$1; own=$2; shift 2
room="$work/room"
mkdir -p "$room"
mount -t tmpfs -o mode=755,size=1m none "$room"
mkdir "$room/proc"
mount -t proc -o nosuid,nodev,noexec none "$room/proc"
show() {
  if [ -e "$room$1" ] || [ -L "$room$1" ]; then return; fi
  mkdir -p "$room\${1%/*}"
  if [ -L "$1" ]; then ln -s "$(readlink "$1")" "$room$1"
  elif [ -d "$1" ]; then
    mkdir "$room$1"
    mount --rbind "$1" "$room$1"
    mount -o remount,bind,ro,nosuid,nodev "$room$1"
  elif [ -e "$1" ]; then
    : > "$room$1"
    mount --bind "$1" "$room$1"
  fi
}
for each in /usr /bin /sbin /lib /lib64 /etc/fonts /etc/libreoffice /etc/ld.so.cache /etc/alternatives /var/cache/fontconfig \\
  /dev/null /dev/urandom "$own"; do
  show "$each"
done
mkdir -p "$room$work"
mount --bind "$work" "$room$work"
exec chroot "$room" setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
`;

let found: Promise<ClosedRoom | null> | undefined;

/** How a closed room is begun on this machine, or null where it cannot be; it is looked for once. */
export const findClosedRoom = (): Promise<ClosedRoom | null> => (found ??= lookForRoom());

const lookForRoom = async (): Promise<ClosedRoom | null> => {
  const [unshare, shell, setpriv] = await Promise.all(['unshare', 'sh', 'setpriv'].map(findProgram));
  if (!unshare || !shell || !setpriv) return null;
  const room: ClosedRoom = {
    user: [unshare, '-r'],
    rest: [unshare, '-nmpf', '--kill-child=KILL', shell, '-c', BUILD, shell],
  };
  const work = await mkdtemp(join(tmpdir(), 'guildhall-room-'));
  try {
    const [program = '', ...args] = inRoom(room, [], { work, program: setpriv }, [setpriv, '--version']);
    return (await printed(program, args)) === null ? null : room;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/**
 * A command in a room of its own: no network, no other processes, no files but those in sight. Taking privileges anew
 * cancels the wish to end with the parent, so `holder` says it again; what is in the room ends with whoever built it.
 */
export const inRoom = (
  { user, rest }: ClosedRoom,
  holder: Cage['setpriv'],
  { work, program }: Sight,
  command: readonly string[],
): string[] => [...user, ...holder, ...rest, work, program, ...command];
