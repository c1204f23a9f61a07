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
    download: async ({ plan, resumeId }, context) => {
      const setting = { places, network, describeExport, ...context };
      // A whole model that lost files is listed as unfinished; going on with it means mending it.
      const isWhole = resumeId !== undefined && (await places.index.model(resumeId)) !== undefined;
      if (!isWhole) return downloadModel(plan, resumeId, setting);
      return { content: 'model', model: await repairModel(resumeId, setting) };
    },
    repair: ({ id }, context) => repairModel(id, { places, network, describeExport, ...context }),
  };
}
