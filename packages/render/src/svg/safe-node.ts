/** A node of which everything left has been read and written anew. Attributes hold ids as the file wrote them. */
export interface SafeNode {
  readonly name: string;
  readonly id: string | null;
  readonly attributes: Map<string, string>;
  readonly children: (SafeNode | string)[];
}

/** Every node under `root`, itself first, in the order of the document. */
export function nodesOf(root: SafeNode): SafeNode[] {
  const nodes: SafeNode[] = [];
  const collect = (node: SafeNode): void => {
    nodes.push(node);
    for (const child of node.children) if (typeof child !== 'string') collect(child);
  };
  collect(root);
  return nodes;
}
