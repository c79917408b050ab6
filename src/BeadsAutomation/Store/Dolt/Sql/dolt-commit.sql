CALL DOLT_COMMIT('--skip-empty', '-m', @message, '--author', @author)
