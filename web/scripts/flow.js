// Draws which step follows which from the tables below it (dagre lays it out). Without script the tables say the same.
(function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  var box = document.querySelector('[data-flow]');
  if (!box || !window.dagre) return;
  var picture = box.querySelector('[data-flow-picture]');
  var slider = box.querySelector('[data-flow-slider]');
  var label = box.querySelector('[data-flow-label]');
  var zoom = 1;

  var steps = Array.prototype.map.call(document.querySelectorAll('[data-flow-steps] tr[data-step]'), function (row) { return row.dataset; });
  var edges = Array.prototype.map.call(document.querySelectorAll('[data-flow-edges] tr[data-from]'), function (row) {
    return { from: row.dataset.from, to: row.dataset.to, times: Number(row.dataset.times), data: row.dataset };
  }).sort(function (a, b) { return b.times - a.times; });
  var all = edges.reduce(function (sum, e) { return sum + e.times; }, 0);
  var names = {};
  steps.forEach(function (s) { names[s.step] = s.name; });

  function element(name, attributes, parent) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (parent) parent.appendChild(made);
    return made;
  }

  function lines(text) {
    var made = [''];
    text.split(/\s+/).forEach(function (word) {
      var last = made[made.length - 1];
      if (last && (last + ' ' + word).length > 24) made.push(word);
      else made[made.length - 1] = last ? last + ' ' + word : word;
    });
    return made.length > 3 ? made.slice(0, 2).concat(made[2] + '…') : made;
  }

  // The most frequent arrows that together make the share asked for, and always one into and one out of each step that is shown.
  function chosen() {
    var wanted = all * Number(slider.value) / 100, sum = 0, kept = [], shown = {};
    edges.forEach(function (e) {
      if (sum >= wanted && kept.length) return;
      sum += e.times; kept.push(e); shown[e.from] = true; shown[e.to] = true;
    });
    steps.forEach(function (s) { if (Number(s.starts) > 0 && Number(s.starts) * 20 >= Number(s.visits)) shown[s.step] = true; });
    edges.forEach(function (e) {
      if (kept.indexOf(e) >= 0 || !shown[e.from] || !shown[e.to] || e.from === e.to) return;
      var into = kept.some(function (k) { return k.to === e.to && k.from !== e.from; });
      var out = kept.some(function (k) { return k.from === e.from && k.to !== e.to; });
      if (!into || !out) kept.push(e);
    });
    return { edges: kept, shown: shown, sum: kept.reduce(function (s, e) { return s + e.times; }, 0) };
  }

  function draw() {
    var now = chosen(), graph = new dagre.graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 58, edgesep: 18, marginx: 14, marginy: 14 });
    graph.setDefaultEdgeLabel(function () { return {}; });
    steps.forEach(function (s) {
      if (!now.shown[s.step]) return;
      var text = lines(s.name), width = Math.max.apply(null, text.map(function (t) { return t.length; })) * 7.6 + 26;
      graph.setNode(s.step, { width: Math.max(110, width), height: 22 + text.length * 18, text: text, step: s });
      [['start', s.starts, s.startsHref], ['end', s.ends, s.endsHref]].forEach(function (t) {
        var count = Number(t[1]);
        if (!count || count * 20 < Number(s.visits)) return;
        graph.setNode(t[0], { width: 92, height: 28, terminal: t[0] });
        var edge = { from: s.step, to: s.step, times: count, data: { times: String(count), working: '', clock: '', href: t[2] }, terminal: t[0] };
        if (t[0] === 'start') graph.setEdge('start', s.step, { edge: edge, width: 40, height: 18, labelpos: 'c', weight: 3 }, 'start');
        else graph.setEdge(s.step, 'end', { edge: edge, width: 40, height: 18, labelpos: 'c', weight: 2 }, 'end');
      });
    });
    now.edges.forEach(function (e) {
      var text = e.data[label.value];
      graph.setEdge(e.from, e.to, { edge: e, width: text.length * 6.8 + 8, height: 18, labelpos: 'c', weight: 1 + 4 * e.times / edges[0].times }, 'e');
    });
    dagre.layout(graph);
    paint(graph, now);
  }

  function paint(graph, now) {
    var size = graph.graph();
    picture.textContent = '';
    var svg = element('svg', {
      viewBox: '0 0 ' + size.width + ' ' + size.height, width: Math.round(size.width * zoom), height: Math.round(size.height * zoom),
      role: 'group', 'aria-label': picture.getAttribute('aria-label')
    }, picture);
    var marker = element('marker', { id: 'mi-tip', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse', markerUnits: 'userSpaceOnUse' }, element('defs', {}, svg));
    marker.setAttribute('markerWidth', 10); marker.setAttribute('markerHeight', 10);
    element('path', { d: 'M0 0L10 5L0 10z', 'class': 'mi-tip' }, marker);
    graph.edges().forEach(function (id) { arrow(svg, id, graph.edge(id)); });
    graph.nodes().forEach(function (id) { node(svg, id, graph.node(id)); });
    var status = box.querySelector('[data-flow-status]');
    status.textContent = box.dataset.shown.replace('{0}', now.edges.length).replace('{1}', edges.length).replace('{2}', Math.round(1000 * now.sum / all) / 10);
    box.querySelector('[data-flow-share]').textContent = slider.value + ' %';
  }

  function arrow(svg, id, laid) {
    var e = laid.edge, points = laid.points, text = e.terminal ? e.data.times : e.data[label.value];
    var name = e.terminal === 'start' ? box.dataset.start + ' → ' + names[e.to] : e.terminal === 'end' ? names[e.from] + ' → ' + box.dataset.end : names[e.from] + ' → ' + names[e.to];
    var link = element('a', { href: e.data.href, 'class': 'mi-arrow', 'aria-label': name + ': ' + e.data.times + ' ' + box.dataset.countWord + (e.data.working ? ', ' + e.data.working : '') }, svg);
    var d = 'M' + points[0].x + ' ' + points[0].y;
    for (var i = 1; i < points.length - 1; i++) {
      var next = i === points.length - 2 ? points[i + 1] : { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
      d += 'Q' + points[i].x + ' ' + points[i].y + ' ' + next.x + ' ' + next.y;
    }
    if (points.length === 2) d += 'L' + points[1].x + ' ' + points[1].y;
    element('path', { d: d, 'class': 'mi-arrow__hit' }, link);
    element('path', { d: d, 'class': 'mi-arrow__line', 'stroke-width': 1 + 4 * Math.sqrt(e.times / edges[0].times), 'marker-end': 'url(#mi-tip)' }, link);
    var width = text.length * 6.8 + 8;
    element('rect', { x: laid.x - width / 2, y: laid.y - 9, width: width, height: 18, rx: 3, 'class': 'mi-arrow__back' }, link);
    element('text', { x: laid.x, y: laid.y + 4, 'text-anchor': 'middle', 'class': 'mi-arrow__text' }, link).textContent = text;
  }

  function node(svg, id, laid) {
    var group = element('g', { 'class': laid.terminal ? 'mi-step mi-step--end' : 'mi-step' }, svg);
    element('rect', { x: laid.x - laid.width / 2, y: laid.y - laid.height / 2, width: laid.width, height: laid.height, rx: laid.terminal ? 14 : 4 }, group);
    var text = laid.terminal ? [box.dataset[laid.terminal]] : laid.text.concat(laid.step.visits);
    var from = laid.y - (text.length - 1) * 9 + 4;
    text.forEach(function (line, i) {
      var part = element('text', { x: laid.x, y: from + i * 18, 'text-anchor': 'middle' }, group);
      part.textContent = line;
      if (!laid.terminal && i === text.length - 1) part.setAttribute('class', 'mi-step__visits');
    });
  }

  slider.addEventListener('input', draw);
  label.addEventListener('change', draw);
  box.querySelectorAll('[data-flow-zoom]').forEach(function (button) {
    button.addEventListener('click', function () {
      zoom = Math.max(0.3, Math.min(3, zoom * Number(button.dataset.flowZoom)));
      draw();
    });
  });
  box.hidden = false;
  var tables = document.querySelector('[data-flow-tables]');
  if (tables) tables.open = false;
  draw();
})();
