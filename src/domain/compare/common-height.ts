/** Between which heights a place can be brought by scrolling, in CSS pixels below the top of its window. */
export type Reach = { readonly lowest: number; readonly highest: number };

/**
 * The height nearest to the one wished for that all places can be brought to. Where there is none, since one text begins
 * above where another ends, it is the nearest that the first place can be brought to.
 */
export function commonHeight(wish: number, reaches: readonly Reach[]): number {
  const within = ({ lowest, highest }: Reach): number => Math.min(Math.max(wish, lowest), highest);
  const common = {
    lowest: Math.max(...reaches.map(({ lowest }) => lowest)),
    highest: Math.min(...reaches.map(({ highest }) => highest)),
  };
  const [first] = reaches;
  if (!first) return wish;
  return common.lowest <= common.highest ? within(common) : within(first);
}
