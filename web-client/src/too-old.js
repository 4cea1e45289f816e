/* oxlint-disable no-var -- every browser must understand this one file */
/*
 * A classic script, which every browser reads: one without modules or import maps would show an empty page. Browsers that
 * have both have the syntax of our modules; what they may lack beside it is looked for in app.js.
 */
(function () {
  var script = window.HTMLScriptElement;
  var modules = 'noModule' in document.createElement('script');
  var importMaps = script && script.supports && script.supports('importmap');
  var notice = document.getElementById('too-old');
  if (notice && !(modules && importMaps)) {
    notice.removeAttribute('hidden');
  }
})();
