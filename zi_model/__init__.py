"""The domain of the desk clerk: plan, periods, obligations, evidence, status, letters.

Pure on purpose: no files, no database, no Word, no Prefect, no clock. Whatever is not a
function of values comes in as an argument, so that every answer can be asked again for any
date and tested without set-up.
"""
