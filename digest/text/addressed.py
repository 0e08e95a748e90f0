"""Texts that speak to a language model instead of a reader: "ignore all previous instructions".

Found by the forms such sentences have. A text that hides its instruction in other words is not found;
that is why what a model writes is held against its sources besides (`digest.text.grounding`).
"""

import re

MACHINE = (
    r"(?:ais?|a\.i\.|llms?|chatgpt|gpt(?:-\w+)?|claude|gemini|copilot|chatbots?"
    r"|(?:large\s)?language\smodels?|summari[sz]ers?)"
)
ORDERED = r"(?:instructions?|prompts?|rules|guidelines|directions|commands?|orders|constraints)"
WRITING = r"(?:summar(?:y|ies)|answer|reply|response|output|translation)"
ADDRESSED = re.compile(
    rf"""\b(?:ignore|disregard|forget|override|bypass|overlook|don['’]?t\ follow|do\ not\ follow)\s
            (?:\w+\s){{0,3}}?(?:previous|prior|above|earlier|preceding|foregoing|system|other|your|these|those|all|any)\s
            (?:\w+\s){{0,2}}?{ORDERED}\b
    |\b(?:ignore|disregard|forget)\s(?:everything|all|anything)\s(?:\w+\s){{0,2}}?(?:above|before|previous|prior|said|written)\b
    |\byou\sare\s(?:now\s)?an?\s(?:\w+\s){{0,2}}?(?:ai\b|{MACHINE}\b|(?:helpful|ai|virtual|digital|writing)\sassistant\b)
    |\byou\sare\san?\sassistant\s*[.,;:!]
    |\bas\san?\s(?:ai|large)\s(?:language\s)?(?:model|assistant)\b
    |\b(?:system|developer)\s(?:prompt|message|instructions?)\b|\bprompt\sinjection\b|\bjailbreak\b
    |\b(?:new|updated|important|special|hidden)\sinstructions?\s*(?::|\b(?:for|to)\s{MACHINE}\b)
    |^[^\w\n]{{0,20}}(?:system|assistant|developer|user)\s*:|<\|\w+\|>|\[/?INST\]|\#\#\#\s*(?:instruction|system|human|assistant)
    |\b(?:in|into|to)\s(?:your|the)\s{WRITING}\b.{{0,40}}\b(?:write|say|include|add|state|mention|insert)\b
    |\b(?:write|say|print|output|include|add|state|mention|insert|repeat)\b.{{0,60}}\b(?:in|into|to)\syour\s{WRITING}\b
    |\b(?:reply|respond|answer)\s(?:only\s|just\s|exactly\s)?with\s(?:only\s|just\s|exactly\s|the\sword)
    |\b(?:when|while|if)\s(?:you\s(?:are\s)?)?summari[sz](?:e|ing)\s(?:this|the|an?)\b
    |\bsummari[sz]e\sthis\s(?:article|text|page|story|document)\s(?:as|by|with|only|in\sone)\b
    |\b(?:dear|attention|notice\sto|note\s(?:to|for)|instructions?\s(?:to|for)|hey|hello)[,:]?\s(?:any\s|all\s|the\s|an?\s)?{MACHINE}\b
    |\bignor(?:iere|ieren\ssie)\s(?:\w+\s){{0,3}}?(?:anweisung(?:en)?|vorgaben|regeln)\b
    |\bignore[zr]?\s(?:\w+\s){{0,3}}?(?:instructions|consignes)\b
    |\b(?:ignora|ignore|ignorad|olvida)\s(?:\w+\s){{0,3}}?(?:instrucciones|instruções|istruzioni|indicaciones)\b
    |\bигнорируй(?:те)?\s(?:\w+\s){{0,3}}?(?:инструкции|указания|команды)
    |(?:忽略|无视|無視|忽視).{{0,12}}(?:指令|指示|提示|命令|说明)|(?:指示|命令|指令|プロンプト).{{0,6}}無視
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def speaks_to_a_machine(text: str) -> bool:
    """Whether ``text`` has a sentence in a form in which language models are given orders.

    Knows English well and the commonest form in German, French, Spanish, Portuguese, Italian, Russian,
    Chinese and Japanese. An article that reports such words is found as well.

    Cost: O(len(text)).
    """
    return bool(ADDRESSED.search(text))
