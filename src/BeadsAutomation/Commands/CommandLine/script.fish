# fish completion for @program@:  @program@ completions fish | source
function __@function@_complete
    set -l typed (commandline -opc) (commandline -ct)
    set -l found (@program@ complete $typed[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c @program@ -f -a '(__@function@_complete)'
