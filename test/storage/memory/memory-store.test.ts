import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import { describeStore } from "../store-contract.js";

describeStore("memory store", async () => {
  const store = createMemoryStore();
  return { store, restart: async () => store, remove: () => store.close() };
});
