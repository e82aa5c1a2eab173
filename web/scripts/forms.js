/* Kỷ Cương: the page that a question makes, drawn anew while it is written. Without script it is drawn when it is kept. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-glimpse]"), at = document.getElementById("xem"), wait = 0;
  if (!form || !at) return;
  form.addEventListener("input", function () {
    clearTimeout(wait);
    wait = setTimeout(function () {
      fetch(form.dataset.glimpse, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" })
        .then(function (answer) { return answer.ok ? answer.text() : at.innerHTML; })
        .then(function (page) { at.innerHTML = page; });
    }, 400);
  });
})();
