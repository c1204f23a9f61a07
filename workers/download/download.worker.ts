import '#base/trusted-types.ts';
import { serve } from '#base/rpc-server.ts';
import { describeExport } from '#library/describe-export.ts';
import { browserPlaces } from '#library/library-places.ts';
import { browserNetwork } from './byte-stream.ts';
import { downloadCalls } from './download-calls.ts';
import { RETRY_TIMES } from './interruption.ts';
import type { DownloadProtocol } from './protocol.ts';

// The one script that may reach other origins. It starts only when a person asked for a download.
const network = browserNetwork(RETRY_TIMES);
serve<DownloadProtocol>(self, downloadCalls(browserPlaces(), network, describeExport));
