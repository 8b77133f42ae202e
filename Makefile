# The common tasks. `make demo` and `make test` work on a fresh Debian or Ubuntu machine that has the Swift toolchain:
# they install what is missing with apt and say so; where everything is there they need no network. The one package that
# SwiftPM fetches, for the first build, is Yams.

PREFIX ?= /usr/local
DESTDIR ?=
BINARY = .build/release/trowel
METADATA = .build/release/trowel-metadata
DEMO = Examples/demo.scap
RECORDING = Examples/slow-lookup/slow.scap

.PHONY: build demo test test-guest check fuzz bench bench-live install install-dependencies install-test-dependencies demo-capture lab clean

build: install-dependencies
	Scripts/build --product trowel
	Scripts/build --product trowel-metadata

# The main job: why a request was slow.
demo: build
	TZ=UTC $(BINARY) explain $(RECORDING)
	@echo
	@echo "That was: $(BINARY) explain $(RECORDING)"
	@echo "The events themselves: $(BINARY) -r $(RECORDING) -t r \"fd.port in (53, 80)\"; $(BINARY) --help lists the options."

test: install-test-dependencies
	Scripts/test

# Live capture of a whole machine, on another kernel than this one's: in QEMU, where it is installed.
test-guest:
	Scripts/test-in-guest

check:
	Scripts/check

# Looks for input that brings the language or the reader down: make fuzz TARGET=filter SECONDS=60
fuzz:
	@for target in $(or $(TARGET),$(notdir $(wildcard Fuzz/Corpus/*))); do Scripts/fuzz $$target $(SECONDS) || exit 1; done

# Compares CPU time with sysdig's on the same captures: make bench CAPTURE=trace.scap
bench: build install-test-dependencies
	Scripts/bench $(CAPTURE)

# What live capture costs the process that is captured: needs root, or CAP_BPF and CAP_PERFMON.
bench-live: install-test-dependencies
	Scripts/bench-live

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/trowel"
	install -m 755 $(METADATA) "$(DESTDIR)$(PREFIX)/bin/trowel-metadata"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(BINARY) manual > "$(DESTDIR)$(PREFIX)/share/man/man1/trowel.1"
	$(BINARY) completions bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/trowel"
	$(BINARY) completions zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_trowel"
	$(BINARY) completions fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/trowel.fish"
ifdef ALIASES
	ln -sf trowel "$(DESTDIR)$(PREFIX)/bin/sysdig"
	ln -sf trowel "$(DESTDIR)$(PREFIX)/bin/csysdig"
endif

# Writes the capture that README.md reads anew. It is made in code, so that its every byte is accounted for.
demo-capture:
	swift run make-demo-capture $(DEMO)

# The ten-second lookup of Examples/slow-lookup, from real parts in namespaces of its own: make lab TIMEOUT=1 is quicker.
lab:
	Examples/slow-lookup/run $(if $(TIMEOUT),--timeout $(TIMEOUT))

install-dependencies:
	@Scripts/install-dependencies

install-test-dependencies:
	@Scripts/install-dependencies --with-tests

clean:
	swift package clean
