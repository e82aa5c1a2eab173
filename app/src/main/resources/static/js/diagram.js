// Draws a process from its BPMN file and marks where a case stands. Without script the table below says the same.
(function () {
  'use strict';
  document.querySelectorAll('[data-bpmn]').forEach(function (box) {
    function failed() {
      box.hidden = false;
      box.classList.add('kc-note');
      box.textContent = box.dataset.failed;
    }
    fetch(box.dataset.bpmn, { credentials: 'same-origin' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (xml) {
        box.hidden = false;
        var viewer = new BpmnJS({ container: box });
        return viewer.importXML(xml).then(function (result) {
          box.dataset.warnings = String(result.warnings.length);
          var canvas = viewer.get('canvas');
          var overlays = viewer.get('overlays');
          document.querySelectorAll('[data-step]').forEach(function (row) {
            var element = viewer.get('elementRegistry').get(row.dataset.step);
            if (!element) return;
            if (row.dataset.mark) canvas.addMarker(element, row.dataset.mark);
            if (!row.dataset.badge) return;
            var badge = document.createElement('span');
            badge.className = 'pr-badge' + (row.dataset.mark === 'pr-here' ? ' pr-badge--here' : '');
            badge.textContent = row.dataset.badge;
            overlays.add(element, { position: { bottom: -4, left: 0 }, html: badge });
          });
          canvas.zoom('fit-viewport');
        });
      })
      .catch(failed);
  });
})();
