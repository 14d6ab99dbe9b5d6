import ts from 'typescript';

/** The name of a test after the names of the groups it stands in, outermost first. */
export type TitlePath = readonly string[];

/** What a test file's tests are called. */
export function testTitles(fileName: string, source: string): TitlePath[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  return titlesUnder(file, []);
}

function titlesUnder(node: ts.Node, groups: TitlePath): TitlePath[] {
  const call = ts.isCallExpression(node) ? testCall(node) : undefined;
  if (call?.kind === 'SKIPPED') return [];
  if (call?.kind === 'TEST') return [[...groups, call.title]];
  const within = call ? [...groups, call.title] : groups;
  const titles: TitlePath[] = [];
  ts.forEachChild(node, (child) => void titles.push(...titlesUnder(child, within)));
  return titles;
}

interface TestCall {
  kind: 'GROUP' | 'TEST' | 'SKIPPED';
  title: string;
}

/** `it('…')`, `it.each(table)('…')`, `describe.each`table`('…')`; what is skipped or still to be written is no test. */
function testCall(call: ts.CallExpression): TestCall | undefined {
  const words = wordsOf(call.expression);
  const [first = '', ...modifiers] = words;
  const [title, body] = call.arguments;
  if (!/^x?(describe|it|test)$/.test(first) || !title || !body) return undefined;
  const isTable = modifiers.includes('each') && ts.isPropertyAccessExpression(call.expression);
  if (isTable) return undefined;
  const isSkipped = first.startsWith('x') || modifiers.includes('skip') || modifiers.includes('todo');
  const kind = isSkipped ? 'SKIPPED' : first === 'describe' ? 'GROUP' : 'TEST';
  return { kind, title: textOf(title) };
}

/** `describe.each(table)` and `it.only` as words: ['describe', 'each'], ['it', 'only']. */
function wordsOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...wordsOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return wordsOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return wordsOf(callee.tag);
  return [];
}

function textOf(title: ts.Expression): string {
  if (ts.isStringLiteralLike(title)) return title.text;
  if (ts.isTemplateExpression(title)) {
    return [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)].join('%s');
  }
  if (ts.isBinaryExpression(title)) return textOf(title.left) + textOf(title.right);
  return '';
}
