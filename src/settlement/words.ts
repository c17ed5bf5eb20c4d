export type LabelKey = string;
