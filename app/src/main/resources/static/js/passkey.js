/* Asks the device for a passkey. Without script the button is not there: password and code open too. */
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  document.querySelectorAll("[data-passkey]").forEach(function (button) {
    var form = button.form;
    var problem = form.querySelector("[data-passkey-problem]");
    function say(text) { problem.textContent = text; problem.hidden = !text; }
    button.hidden = false;
    button.addEventListener("click", function () {
      say("");
      button.setAttribute("aria-disabled", "true");
      var asked = new URLSearchParams();
      asked.set("_csrf", form.elements._csrf.value);
      ["password", "code"].forEach(function (name) {
        if (form.elements[name]) asked.set(name, form.elements[name].value);
      });
      fetch(button.dataset.ask, { method: "POST", body: asked, credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok) throw new Error(answer.status === 422 || answer.status === 429 ? "refused" : "broken");
          return answer.json();
        })
        .then(function (question) {
          form.elements.token.value = question.token;
          return button.dataset.passkey === "create"
            ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question.options) })
            : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question.options) });
        })
        .then(function (credential) {
          form.elements.answer.value = JSON.stringify(credential.toJSON());
          ["password", "code"].forEach(function (name) {
            if (form.elements[name]) form.elements[name].value = "";
          });
          form.submit();
        })
        .catch(function (why) {
          button.removeAttribute("aria-disabled");
          say(why.message === "refused" ? button.dataset.refused
            : why.message === "broken" ? button.dataset.broken : button.dataset.cancelled);
        });
    });
  });
})();
