/** What make-fonts.ts uses of a package that brings no types. */
declare module "subset-font" {
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: "sfnt";
      readonly keepFeatures: readonly string[];
      readonly dropTables: readonly string[];
      readonly noHinting: boolean;
      readonly preserveNameIds: readonly number[];
    },
  ): Promise<Uint8Array>;
  export = subsetFont;
}
