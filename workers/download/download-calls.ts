import type { Handlers } from '#base/rpc-server.ts';
import type { DescribeExport } from '#library/export-manifest.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import type { Network } from './byte-stream.ts';
import { downloadModel } from './download-model.ts';
import { planDownload } from './plan-download.ts';
import type { DownloadProtocol } from './protocol.ts';
import { repairModel } from './repair-model.ts';

/** The worker's calls, on the storage and network of this browser or of a test. */
export function downloadCalls(
  places: LibraryPlaces,
  network: Network,
  describeExport: DescribeExport,
): Handlers<DownloadProtocol> {
  return {
    plan: ({ address }, { signal }) => planDownload(network, address, signal),
    download: ({ plan, resumeId }, context) =>
      downloadModel(plan, resumeId, { places, network, describeExport, ...context }),
    repair: ({ id }, context) => repairModel(id, { places, network, describeExport, ...context }),
  };
}
