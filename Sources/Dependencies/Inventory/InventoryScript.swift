/// The shell lines with which an agent lists itself, with nothing installed for it.
package enum InventoryScript {
    /// Prints an envelope; a tool that is not there is left out, one that fails says so by its status.
    package static let text = #"""
        #!/bin/sh
        # What is installed on this agent, as one JSON document on standard output: written by
        # `daybreak inventory script`. It needs nothing but sh, sed and awk. In a Jenkinsfile:
        #     sh 'sh daybreak-inventory.sh > inventory.json'
        #     archiveArtifacts 'inventory.json'
        set -u
        LC_ALL=C
        export LC_ALL

        quoted() { # standard input as a JSON string
            awk '
                BEGIN { printf "\"" }
                { gsub(/\\/, "&&"); gsub(/"/, "\\\\&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
                  gsub(/[\001-\010\013\014\016-\037\177]/, " ")
                  printf "%s\\n", $0 }
                END { printf "\"" }'
        }

        separator=
        source() { # FORMAT COMMAND...
            command -v "$2" >/dev/null 2>&1 || return 0
            format=$1
            shift
            data=$("$@" 2>/dev/null)
            status=$?
            printf '%s\n    {"format": "%s", "command": %s, "exit": %d, "data": ' \
                "$separator" "$format" "$(printf '%s' "$*" | quoted | sed 's/\\n"$/"/')" "$status"
            printf '%s\n' "$data" | quoted
            printf '}'
            separator=,
        }

        machine=$(uname -m)
        case $(uname -s)-$machine in
            Linux-*) platform=linux-$machine ;;
            Darwin-*) platform=macos-$machine ;;
            *) platform=$(uname -s | tr '[:upper:]' '[:lower:]')-$machine ;;
        esac
        text() { printf '%s' "$1" | quoted | sed 's/\\n"$/"/'; }

        printf '{"schema": 1, "agent": %s, "platform": %s, "build": %s, "collectedAt": "%s", "sources": [' \
            "$(text "${NODE_NAME:-$(hostname)}")" "$(text "$platform")" \
            "$(text "${JOB_NAME:-}#${BUILD_NUMBER:-}")" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
        if command -v conda >/dev/null 2>&1; then
            source conda-list-json conda list --json
        else
            source conda-list-json micromamba list --json
        fi
        source pip-list-json python3 -m pip --disable-pip-version-check list --format json
        source dpkg-query dpkg-query -W -f '${binary:Package}\t${Version}\t${Architecture}\t${db:Status-Abbrev}\n'
        source rpm-query rpm -qa --qf '%{NAME}\t%{EPOCHNUM}\t%{VERSION}\t%{RELEASE}\t%{ARCH}\n'
        source eups-list-raw eups list -s --raw
        printf '\n]}\n'

        """#
}
