declare module "virtual:diagnostics" {
  const groups: {
    thai: string;
    english: string;
    /** By code, in the order of the document. */
    sections: Record<string, { thai: string; english: string }>;
  }[];
  export default groups;
}
