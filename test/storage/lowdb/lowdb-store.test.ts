import { describeStore, type StoreUnderTest } from "../store-contract.js";
import type { LowdbStoreOptions } from "../../../storage/lowdb/lowdb-store.js";
import { DataFolder } from "./data-folder.js";

async function openTested(options: Partial<LowdbStoreOptions>): Promise<StoreUnderTest> {
  const folder = await DataFolder.create();
  let store = await folder.open(options);
  return {
    store,
    async restart() {
      await store.close();
      store = await folder.open(options);
      return store;
    },
    remove: () => folder.remove(),
  };
}

describeStore("lowdb store", () => openTested({}));

describeStore("lowdb store with little memory, small segments and no quiet", () =>
  openTested({ cached: 3, segmentBytes: 4_000, quietMs: 5 }),
);

describeStore("lowdb store after a kill", async () => {
  let folder = await DataFolder.create();
  const first = folder;
  return {
    store: await folder.open(),
    async restart() {
      folder = await folder.killedCopy();
      return folder.open();
    },
    remove: () => first.remove(),
  };
});
