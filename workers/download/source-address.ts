import { Failure } from '#base/failure.ts';

/** Where a model lies on the network. */
export interface SourceAddress {
  /** Absolute, ending in a slash. */
  readonly baseUrl: string;
  /** For people: the repository, or the folder's own name. */
  readonly label: string;
  /** The repository's `owner/name` when it lies at Hugging Face. */
  readonly repository: string | undefined;
}

const HUB = 'https://huggingface.co';
const REPOSITORY = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;
/** The address of a repository's page, or of one of its revisions' files. */
const HUB_PAGE = /^\/([\w-][\w.-]*\/[\w-][\w.-]*)(?:\/(?:tree|resolve|blob)\/main)?\/?$/;
/** Plain http is for this machine itself; the worker's policy allows no other. */
const OWN_HOSTS = ['localhost', '127.0.0.1'];

/** Reads what a person typed: a repository id, or the address of a folder. Throws `bad-address`. */
export function readAddress(typed: string): SourceAddress {
  const text = typed.trim();
  if (REPOSITORY.test(text)) return hubAddress(text);
  if (!URL.canParse(text)) throw badAddress(text, 'is neither a repository nor an address');
  const url = new URL(text);
  if (url.protocol === 'http:' && !OWN_HOSTS.includes(url.hostname))
    throw badAddress(text, 'is not encrypted; plain http works for localhost only');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw badAddress(text, `begins with ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw badAddress(`${url.protocol}//…@${url.host}`, 'holds a name or a password');
  const [, repository] = HUB_PAGE.exec(url.pathname) ?? [];
  if (url.origin === HUB && repository) return hubAddress(repository);
  return folderAddress(url);
}

function hubAddress(repository: string): SourceAddress {
  return { baseUrl: `${HUB}/${repository}/resolve/main/`, label: repository, repository };
}

function folderAddress(url: URL): SourceAddress {
  const folder = url.pathname.replace(/\/manifest\.json$/, '/').replace(/\/*$/, '/');
  const label = folder.split('/').at(-2) || url.host;
  return { baseUrl: `${url.origin}${folder}`, label, repository: undefined };
}

function badAddress(text: string, why: string): Failure {
  return new Failure({
    code: 'bad-address',
    message: `"${text.slice(0, 200)}" ${why}.`,
    cure: 'Type a Hugging Face repository as owner/name, or the https address of a folder that holds manifest.json.',
  });
}
