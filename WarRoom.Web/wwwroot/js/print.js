document.querySelectorAll('[data-print]').forEach(button => button.onclick = () => print());
