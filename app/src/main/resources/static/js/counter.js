/* The counter's pages keep themselves fresh: what is marked is fetched again and put in place when it differs. Without script the screen of
   calls loads itself anew by its meta tag. */
(function () {
  "use strict";
  var parts = document.querySelectorAll("[data-refresh]");
  if (!parts.length) return;
  var pause = Math.max(2, Number(parts[0].dataset.refresh)) * 1000;

  // A sentence is spoken only when it is another one than before.
  function speak(part) {
    var place = document.getElementById("loi-goi");
    if (place && part.dataset.spoken !== undefined && place.textContent !== part.dataset.spoken)
      place.textContent = part.dataset.spoken;
  }
  function put(fresh) {
    var news = fresh.querySelectorAll("[data-refresh]");
    if (news.length !== parts.length) { location.reload(); return; }
    parts.forEach(function (part, i) {
      if (part.innerHTML === news[i].innerHTML || part.contains(document.activeElement)) return;
      part.innerHTML = news[i].innerHTML;
      if (news[i].dataset.spoken !== undefined) { part.dataset.spoken = news[i].dataset.spoken; speak(part); }
    });
    document.documentElement.removeAttribute("data-stale");
  }
  function again() {
    if (document.hidden) { setTimeout(again, pause); return; }
    fetch(location.pathname + location.search, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(function (html) { put(new DOMParser().parseFromString(html, "text/html")); })
      // what stands there is old: it says so rather than pretend
      .catch(function () { document.documentElement.setAttribute("data-stale", "1"); })
      .finally(function () { setTimeout(again, pause); });
  }
  setTimeout(again, pause);
})();
