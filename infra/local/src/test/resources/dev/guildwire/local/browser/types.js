/** Compiles files with what they import, all read from the site; gives the compiler's complaints. */
window.check = (files) => {
  const { ts } = window;
  const options = {
    allowJs: true,
    checkJs: true,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    skipDefaultLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const program = ts.createProgram(files, options, host(ts));
  return ts.getPreEmitDiagnostics(program).map(({ file: at, start, messageText }) => {
    const line = at ? `${at.fileName}:${at.getLineAndCharacterOfPosition(start).line + 1} ` : '';
    return line + ts.flattenDiagnosticMessageText(messageText, ' ');
  });
};

const texts = new Map();

function read(path) {
  if (!texts.has(path)) {
    const request = new XMLHttpRequest();
    request.open('GET', path, false);
    request.send();
    texts.set(path, request.status === 200 ? request.responseText : undefined);
  }
  return texts.get(path);
}

const host = (ts) => ({
  fileExists: (path) => read(path) !== undefined,
  getCanonicalFileName: (path) => path,
  getCurrentDirectory: () => '/',
  getDefaultLibFileName: () => '/webjars/typescript/lib/lib.es2022.d.ts',
  getDefaultLibLocation: () => '/webjars/typescript/lib',
  getNewLine: () => '\n',
  getSourceFile: (path, version) =>
    read(path) === undefined ? undefined : ts.createSourceFile(path, read(path), version),
  readFile: read,
  useCaseSensitiveFileNames: () => true,
  writeFile: () => {},
});

document.title = 'ready';
