import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { describeExport } from '#library/describe-export.ts';
import { browserPlaces } from '#library/library-places.ts';
import { libraryCalls } from './library-calls.ts';
import type { LibraryProtocol } from './protocol.ts';

// Runs under a policy without any network: all that it needs is files and storage.
serve<LibraryProtocol>(self, libraryCalls(browserPlaces(), describeExport));
