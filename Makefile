# Commands of the kit; `make help` lists them. Everything they make stays in this folder, and nothing needs root.

PYTHON ?= python3
MAVEN ?= mvn
MAVEN_FLAGS ?=
LAB_FLAGS ?=
# threads of both sides of `make bench`
THREADS ?= $(shell nproc)
# prints reports to PDF, and for tests; without one there is no PDF, and those in a browser are left out
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable)

ROOT := $(CURDIR)
VENV_PYTHON := .venv/bin/python
VENV := .venv/installed
VENV_TEST := .venv/installed-test
# one stamp for each set of flags, so that other flags build anew
JAR := lib/target/packaged$(subst /,_,$(subst $() ,,$(MAVEN_FLAGS)))
REPORT := report/index.html
TEST_OUT := lib/target/notebooks

JVM = java $(HEAP) @environment/jvm.options $$HETNET_JAVA_OPTIONS -Dorg.bytedeco.javacpp.cachedir="$(CACHE)/javacpp"
RUN_JAVA = $(JVM) -cp "lib/target/hetnet-lab.jar:lib/target/dependency/*"
# what was given on the command line, for a command of the kit
PASSED = $(foreach key,$(filter-out $(SETTINGS),$(GIVEN)),"$(key)=$$$(key)")

# the peers of `make bench`: about 5 GB, for PyTorch's wheels bring their CUDA libraries along
BENCH_PYTHON := .cache/bench/bin/python
BENCH_VENV := .cache/bench/installed
RUN_BENCH = OMP_NUM_THREADS=$(THREADS) OPENBLAS_NUM_THREADS=$(THREADS) $(RUN_JAVA) hetnet.cli.Hetnet bench --python=$(BENCH_PYTHON)

# what makes the site, and the script that draws its diagrams in the reader's browser
SITE_PYTHON := .cache/site/bin/python
SITE_VENV := .cache/site/installed
MERMAID := 11.6.0
DIAGRAMS := .cache/site/mermaid-$(MERMAID).jar
APIDOCS := lib/target/reports/apidocs

# sweeps: Spark's own jars first, then the kit's
SWEEP_JAR := lib/sweep/target/packaged
RUN_SWEEP = SPARK_HOME="$(ROOT)/lib/sweep/target/spark" OMP_NUM_THREADS=1 $(JVM) @environment/sweep.options \
	-cp "lib/sweep/target/hetnet-sweep.jar:lib/sweep/target/spark/jars/*:lib/target/hetnet-lab.jar:lib/target/dependency/*"

NOTEBOOKS := $(wildcard notebooks/*.ipynb)
# with its folders, whose time changes when a file goes
SOURCES := pom.xml $(shell find lib/src/main)
RUNNER := $(wildcard environment/tools/*.py environment/tools/templates/hetnet/*)

include environment/variables.mk
# threads are their owner's business, where they are a number
ifneq ($(shell case "$${OMP_NUM_THREADS:-1}" in (*[!0-9]*|0*) echo none;; esac),)
unexport OMP_NUM_THREADS
endif
export HETNET_HOME := $(ROOT)
# glibc keeps what large tensors free instead of fetching zeroed pages for each one anew: half the time at 50,000 UEs.
# The one arena is for the same; those of further threads hold no more than 64 MB.
export MALLOC_ARENA_MAX := 1
export MALLOC_MMAP_THRESHOLD_ := 1073741824
export MALLOC_TRIM_THRESHOLD_ := 1073741824
# a checkout that cannot be written has what is unpacked beside its user's own files
CACHE := $(if $(shell if test -e .cache; then test -w .cache; else test -w .; fi && echo yes),$(ROOT)/.cache,$(HOME)/.cache/hetnet-lab)
export DJL_CACHE_DIR := $(CACHE)/djl
export JUPYTER_CONFIG_DIR := $(ROOT)/.cache/jupyter/config
export JUPYTER_DATA_DIR := $(ROOT)/.cache/jupyter/data
export JUPYTER_RUNTIME_DIR := $(ROOT)/.cache/jupyter/runtime
export IPYTHONDIR := $(ROOT)/.cache/ipython
# containers with a PyTorch of their own name its version, which DJL would fetch in place of the kit's
ifeq ($(PYTORCH_LIBRARY_PATH),)
unexport PYTORCH_VERSION PYTORCH_FLAVOR
endif
# names of files that are no ASCII need a locale that can write them
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif

# every variable given on the command line but the settings of this file goes to the program, as KEY=value; KEY:=value counts as well
SETTINGS := PYTHON MAVEN MAVEN_FLAGS LAB_FLAGS THREADS CHROMIUM STYLE FONT FORMAT
GIVEN := $(sort $(foreach word,$(MAKEOVERRIDES),$(foreach key,$(firstword $(subst =, ,$(subst :,,$(word)))), \
	$(if $(filter command,$(firstword $(origin $(key)))),$(key)))))
# as they were typed: make would take the $ in a folder's name for a variable of its own
$(foreach key,$(filter-out $(SETTINGS),$(GIVEN)),$(eval override export $(key) := $$(value $(key))))

# size, type and files of all figures; only on the command line, as hetnet.report.figure.FigureStyle reads them
on_command_line = $(if $(filter command,$(firstword $(origin $(1)))),$($(1)))
export HETNET_STYLE := $(call on_command_line,STYLE)
export HETNET_FONT := $(call on_command_line,FONT)
export HETNET_FORMAT := $(call on_command_line,FORMAT)
# changes when they do, so that a report is drawn anew
FIGURE_STYLE := .cache/figure-style

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: always figure-style format javadoc site
.PHONY: help report figures tables no-parameters whole-report compare test test-java-python test-notebooks test-notebooks-browser lab evaluate import export train train-seeds train-mimo bench-mimo ablations-mimo evaluate-mimo ablations generalisation sweep sweep-report bench-sweep test-sweep bench bench-agreement bench-first bench-scale bench-quality bench-front bench-objectives soak extremes robustness natives clean setup usage check kernel strip lock platforms

help: ## list these commands
	@echo "hetnet-lab: user association and power allocation by a heterogeneous GNN, in notebooks on a Java kernel"
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  Settings: PYTHON=$(PYTHON)  MAVEN=$(MAVEN)  MAVEN_FLAGS=$(MAVEN_FLAGS)  LAB_FLAGS=$(LAB_FLAGS)"

# what is given for a run apart; only on the command line, so that no variable of the shell is taken for one
RUN_APART := $(strip $(foreach key,$(filter P SCENARIO RUN ONLY,$(GIVEN)),$(if $(strip $($(key))),$(key))))

given = $(if $(filter $(2),$(RUN_APART)),$(1)="$$$(2)")

report: no-parameters figure-style $(if $(RUN_APART),setup,$(REPORT)) ## run all notebooks into report/; or into runs/NAME, with [P="epochs=50 ..."] [SCENARIO=dir] [ONLY="03_training ..."] [RUN=NAME] [STYLE=column|wide|slide FONT=8 FORMAT=pdf,svg,png]
ifeq ($(RUN_APART),)
	@echo "The report is $(REPORT)"
else
	@CHROMIUM="$(CHROMIUM)" $(VENV_PYTHON) environment/tools/run_notebooks.py $(call given,--only,ONLY) $(call given,--set,P) \
		$(call given,--scenario,SCENARIO) $(call given,--run,RUN) --pdf
endif

figures: no-parameters whole-report figure-style $(REPORT) ## make the figures of a whole report the committed ones, and renew the tables made of them: [STYLE=column|wide|slide FONT=8 FORMAT=pdf,svg,png]
	@$(VENV_PYTHON) environment/tools/reference.py report/figures
	@$(MAKE) --no-print-directory tables

tables: figure-style $(JAR) ## draw the figures of long studies, and write the tables of README.md and docs/, anew from the numbers in figures/: [STYLE=wide ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

# names with small letters are parameters of notebooks, which a report takes through P
no-parameters:
	@set -- $(foreach key,$(filter-out $(SETTINGS),$(GIVEN)),"$(key)"); for key; do case $$key in *[a-z]*) \
		echo "hetnet-lab: '$$key' is no setting of make: a parameter of the notebooks is given in P, as in P=\"epochs=50\"" >&2; exit 2;; esac; done

whole-report:
	@[ -z "$(RUN_APART)" ] || { echo "hetnet-lab: make figures takes no $(firstword $(RUN_APART)): only a whole report becomes the reference" >&2; exit 2; }

compare: setup ## compare runs, or result folders of evaluate: RUNS="a b" [OUT=dir]
	@CHROMIUM="$(CHROMIUM)" $(VENV_PYTHON) environment/tools/compare.py --out "$${OUT:-out/compare}" --runs "$$RUNS"

test: check $(VENV) $(SITE_VENV) $(VENV_TEST) kernel ## run all tests: Java, the notebook runner, every notebook on the real kernel and in JupyterLab
	rm -rf lib/target/dependency
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) -DskipTests verify
	@touch "$(JAR)"
	@$(MAKE) --no-print-directory -j2 test-java-python test-notebooks-browser test-sweep
	@echo "All tests passed$(if $(CHROMIUM),., except those of JupyterLab in a browser: left out for want of Chromium (CHROMIUM=path).)"

# the module on Spark, against the core as it has been packaged
test-sweep: $(JAR)
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) -f lib/sweep/pom.xml -Dcore="$(ROOT)/lib/target" verify

# the parts of `make test` that need its jar and kernel; two at a time, for each of them keeps about one core busy
test-java-python:
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) -DforkCount=1 test
	$(VENV_PYTHON) -m pytest -q -rs -p no:cacheprovider --ignore=environment/tests/browser environment/tests

test-notebooks-browser: test-notebooks
	$(if $(CHROMIUM),CHROMIUM="$(CHROMIUM)" $(VENV_PYTHON) -m pytest -q -p no:cacheprovider environment/tests/browser)

# with small parameters, for `make report` is the run at full size
test-notebooks:
	rm -rf $(TEST_OUT)
	$(VENV_PYTHON) environment/tests/small.py $(TEST_OUT)/small
	HETNET_ARTEFACTS="$(ROOT)/$(TEST_OUT)/artefacts" \
		$(VENV_PYTHON) environment/tools/run_notebooks.py --notebooks $(TEST_OUT)/small --out $(TEST_OUT)

# what notebooks draw there stays out of the committed figures
lab: export HETNET_FIGURES ?= $(ROOT)/out/figures
lab: setup ## open JupyterLab with the kernel ready (in a container as root: LAB_FLAGS=--allow-root)
	$(VENV_PYTHON) -m jupyterlab $(LAB_FLAGS)

evaluate: usage check $(JAR) ## evaluate a scenario folder: SCENARIO=dir OUT=dir [ALPHA=1 OBJECTIVE=min_rate METHODS=baseline,hetgnn_unrolled,my.package.MySolver CLASSPATH=jar LIMIT=50ms STYLE=wide FORMAT=pdf ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet evaluate $(PASSED)

import: check $(JAR) ## make a scenario folder of NumPy, MATLAB, HDF5, DeepMIMO, Sionna, QuaDRiGa or a table: FROM=file OUT=dir [SOURCE=sionna GAINS=H AXES=ue,bs,rb QUANTITY=channel SITES=bs USERS=ue MAP=ue=Id ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet import $(PASSED)

export: check $(JAR) ## write a scenario folder, or results, as .npz, .mat or .csv: SCENARIO=dir OUT=file, or RESULTS=dir OUT=file
	@$(RUN_JAVA) hetnet.cli.Hetnet export $(PASSED)

# on one thread: its many small tensors gain nothing from more, and sums do not depend on how many there are
train: check $(JAR) ## train the unrolled network anew, or go on after Ctrl-C: [OUT=file FROM=file] [steps=12000 seed=1 ...]
	@OMP_NUM_THREADS=1 $(RUN_JAVA) hetnet.cli.Hetnet train $(PASSED)

train-seeds: check $(JAR) ## train it with five seeds into data/seeds and keep the best on validation layouts
	@OMP_NUM_THREADS=1 $(RUN_JAVA) hetnet.cli.Hetnet train-seeds $(PASSED)

train-mimo: check $(JAR) ## train the network that precodes, or go on where it was stopped: [OUT=file FROM=file steps=800 seed=1]
	@OMP_NUM_THREADS=1 $(RUN_JAVA) hetnet.cli.Hetnet train-mimo $(PASSED)

evaluate-mimo: check $(JAR) ## precode for a folder with csi.csv.gz: SCENARIO=dir OUT=dir [CONSTRAINT=per_antenna]
	@$(RUN_JAVA) hetnet.cli.Hetnet evaluate-mimo $(PASSED)

bench-mimo: check $(JAR) ## compare it with WMMSE on unseen layouts: [LAYOUTS=24 STARTS=10 CLASSES=dense_200m SCENARIO=dir:dir ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet bench-mimo $(PASSED)

ablations-mimo: check $(JAR) ## small trainings of the network that precodes, whole and without one of its parts, five seeds each: [VARIANTS=whole,own_cell SEEDS=5 steps=120 ...]
	@OMP_NUM_THREADS=1 $(RUN_JAVA) hetnet.cli.Hetnet ablations-mimo $(PASSED)

bench: check $(JAR) $(BENCH_VENV) ## measure speed beside NumPy and PyTorch Geometric in the same run: [THREADS=2 seconds=5 users=5400 ...]
	@$(RUN_BENCH) $(PASSED)
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

bench-agreement: check $(JAR) $(BENCH_VENV) # compares what both sides give, and measures and writes nothing
	@$(RUN_BENCH) users=200 largestUsers=1000 seconds=0 fewestPairs=1

bench-first: check $(JAR) ## measure the processor time of a first decision, of five rounds and in full, in three fresh JVMs each
	@for run in 1 2 3; do for rounds in 5 ""; do $(RUN_JAVA) hetnet.study.bench.FirstDecision $$rounds || exit; done; done

# within 6 GB of heap, for a process of less than 8
bench-scale: HEAP := -Xmx6g
bench-scale: check $(JAR) ## measure time and memory of decisions for 1,000 to 1,000,000 UEs: [largestUsers=100000 ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet bench-scale $(PASSED)
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

soak: check $(JAR) ## train and decide for long, and see that native memory stays flat (about 10 minutes)
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) test -DexcludedGroups= -Dgroups=soak
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) -f lib/sweep/pom.xml -Dcore="$(ROOT)/lib/target" verify -DexcludedGroups= -Dgroups=soak

extremes: check ## decide on 10,000 extreme problems at random: feasible, never below the baseline, in any order of rows (about an hour): [FIRST=50000]
	"$(MAVEN)" -B -ntp $(MAVEN_FLAGS) test -Dtest=NeverBelowBaselineTest,ExtremeProblemsTest -Dproblems=10000 -DfirstProblem=$(or $(FIRST),0)

bench-quality: check $(JAR) ## compare the trained network with every reference: [LAYOUTS=100 USERS=300 PARALLEL=2 CLASSES=uma_400m,two_tiers_5 METHODS=network SCENARIO=dir:dir ROWS=dir ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet quality $(PASSED)

bench-front: check $(JAR) ## draw utility against time, every solver at growing budgets: [LAYOUTS=6 USERS=300 DROPS=2 PARALLEL=2 SECONDS=3 CLASSES=uma_400m,etoile SCENARIO=dir:dir ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet front $(PASSED)
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

bench-objectives: check $(JAR) ## measure a minimum rate, a demand, weights, max-min and energy on two tiers: [LAYOUTS=10 USERS=60 MIN_RATE_SHARE=0.5 DEMAND_SHARE=1 RESTARTS=10 PARALLEL=2 ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet bench-objectives $(PASSED)
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

robustness: $(JAR) ## put what the last tests and soak counted into figures/robustness.csv and docs/
	@$(RUN_JAVA) hetnet.cli.Hetnet robustness

ablations: check $(JAR) ## train every variant of both networks with several seeds, or go on after Ctrl-C: [seeds=5 ROWS=dir ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet ablations $(PASSED)

generalisation: check $(JAR) ## measure where the trained network holds and where it breaks: [LAYOUTS=5 USERS=300 SCENARIO=dir ROWS=dir ...]
	@$(RUN_JAVA) hetnet.cli.Hetnet generalisation $(PASSED)

sweep: check $(SWEEP_JAR) ## run a study described by a SPEC on all cores, or on a Spark cluster; a second run goes on: SPEC=data/studies/spacing.yaml [OUT=dir MASTER=spark://host:7077, or loop; RETRY=failed]
ifeq ($(if $(filter MASTER,$(GIVEN)),$(MASTER)),loop)
	@OMP_NUM_THREADS=1 $(RUN_JAVA) hetnet.cli.Hetnet sweep $(foreach key,$(filter-out MASTER $(SETTINGS),$(GIVEN)),"$(key)=$$$(key)")
else
	@$(RUN_SWEEP) hetnet.sweep.SweepMain $(PASSED)
endif

sweep-report: check $(SWEEP_JAR) ## say where the time of the last sweep went, stage by stage: [OUT=dir]
	@$(RUN_SWEEP) hetnet.sweep.SweepReport "$(or $(OUT),out/sweeps)"

bench-sweep: HEAP := -Xmx1g
bench-sweep: check $(SWEEP_JAR) ## measure what Spark costs beside a plain loop, what its driver keeps, and what a second worker gains: [decisions=10000 keys=1000000 rounds=3 part=workers]
	@$(RUN_SWEEP) hetnet.sweep.SweepBench $(PASSED)
	@$(RUN_JAVA) hetnet.cli.Hetnet readme

natives: check $(JAR) ## unpack the native libraries of PyTorch and ND4J, and say what they run on
	@$(RUN_JAVA) hetnet.cli.Hetnet natives

format: check ## put imports in order, and drop unused ones and trailing blanks
	"$(MAVEN)" -B -q -ntp $(MAVEN_FLAGS) spotless:apply

javadoc: check ## make lib/target/reports/apidocs/index.html of the comments
	"$(MAVEN)" -B -q -ntp $(MAVEN_FLAGS) compile javadoc:javadoc

site: $(SITE_VENV) $(DIAGRAMS) javadoc ## make site/index.html of README.md and docs/, with the Javadoc, and the report where there is one
	@$(SITE_PYTHON) environment/tools/docsite.py --out site --api $(APIDOCS) --diagrams $(DIAGRAMS)

clean: ## remove everything that these commands made, but not figures/ and not the results of evaluate
	rm -rf .venv .cache .artefacts lib/target lib/sweep/target report site

# ---- what the commands above are made of

# said before long work, by what draws the figures; an unknown word or size ends every command of the kit
figure-style: $(if $(HETNET_STYLE)$(HETNET_FONT)$(HETNET_FORMAT),$(JAR))
	@$(if $(HETNET_STYLE)$(HETNET_FONT)$(HETNET_FORMAT),$(RUN_JAVA) hetnet.cli.Hetnet completion > /dev/null)

$(FIGURE_STYLE): always
	@mkdir -p $(@D)
	@echo "$$HETNET_STYLE $$HETNET_FONT $$HETNET_FORMAT" | cmp -s - $@ || echo "$$HETNET_STYLE $$HETNET_FONT $$HETNET_FORMAT" > $@

setup: check $(VENV) $(JAR) kernel

usage:
	@[ -n "$$SCENARIO" ] && [ -n "$$OUT" ] || { echo "hetnet-lab: usage: make evaluate SCENARIO=dir OUT=dir [MODEL=file]" >&2; exit 2; }

check:
	@sh environment/check.sh "$(PYTHON)" "$(MAVEN)"

$(VENV): environment/requirements.lock | check
	"$(PYTHON)" -m venv --clear .venv
	$(VENV_PYTHON) -m pip install -q --require-hashes -r environment/requirements.lock
	@touch $@

$(BENCH_VENV): environment/requirements-bench.lock | check
	"$(PYTHON)" -m venv --clear .cache/bench
	$(BENCH_PYTHON) -m pip install -q --require-hashes -r environment/requirements-bench.lock
	@touch $@

$(SITE_VENV): environment/requirements-site.lock | check
	"$(PYTHON)" -m venv --clear .cache/site
	$(SITE_PYTHON) -m pip install -q --require-hashes -r environment/requirements-site.lock
	@touch $@

# docsite.py knows the script in it by its checksum
$(DIAGRAMS): | $(SITE_VENV)
	"$(MAVEN)" -B -q -ntp $(MAVEN_FLAGS) dependency:copy -Dartifact=org.webjars.npm:mermaid:$(MERMAID) -DoutputDirectory=.cache/site

$(VENV_TEST): environment/requirements-test.lock $(VENV)
	$(VENV_PYTHON) -m pip install -q --require-hashes -r environment/requirements-test.lock
	@touch $@

# written anew at every call (it changes nothing when nothing changed), so that a moved folder works
kernel: $(VENV)
	@mkdir -p "$(IPYTHONDIR)"
	@$(VENV_PYTHON) environment/tools/kernel.py

$(JAR): $(SOURCES) | check
	rm -rf lib/target/dependency lib/target/packaged*
	"$(MAVEN)" -B -q $(MAVEN_FLAGS) -DskipTests package
	@touch "$@"

$(SWEEP_JAR): lib/sweep/pom.xml $(shell find lib/sweep/src/main) $(JAR) | check
	"$(MAVEN)" -B -q -ntp $(MAVEN_FLAGS) -f lib/sweep/pom.xml -Dcore="$(ROOT)/lib/target" -DskipTests package
	@touch "$@"

$(REPORT): $(NOTEBOOKS) $(shell find data -type f) figures/generalisation.csv figures/front.csv figures/objectives.csv $(VENV) $(JAR) $(RUNNER) $(FIGURE_STYLE) environment/jvm.options | check kernel
	CHROMIUM="$(CHROMIUM)" $(VENV_PYTHON) environment/tools/run_notebooks.py --out report --pdf

platforms: # that the native libraries for every platform that is not tested resolve; fetches about half a gigabyte
	@for profile in linux-arm64 macos-arm64 windows-x86_64; do \
		"$(MAVEN)" -B -q -ntp $(MAVEN_FLAGS) -P$$profile dependency:resolve -DincludeScope=runtime && echo "$$profile resolves" || exit 1; done

strip: $(VENV) # notebooks are committed without outputs
	$(VENV_PYTHON) -m nbconvert --clear-output --inplace notebooks/*.ipynb

lock: # needs uv; the comment in requirements.in says what for
	uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-header --no-annotate \
		environment/requirements.in -o environment/requirements.lock
	uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-header --no-annotate \
		environment/requirements-bench.in -o environment/requirements-bench.lock
	uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-header --no-annotate \
		-c environment/requirements.lock environment/requirements-test.in -o environment/requirements-test.lock
	uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-header --no-annotate \
		-c environment/requirements.lock environment/requirements-site.in -o environment/requirements-site.lock
